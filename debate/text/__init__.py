"""Pure text: cleaning, folding, scripts, Markdown, decoding, grapheme edges. Imports nothing from the other rooms."""
