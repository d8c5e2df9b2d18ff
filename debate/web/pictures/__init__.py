"""The picture that stands beside a pasted link: what it says, how it is drawn. The only importer of Pillow."""
