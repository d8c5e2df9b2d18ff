"""An article, and the words of a speech, both written for the tests."""

from typing import Any

from debate.anchoring.seal import seal

PARAGRAPHS = (
    "河港晚報 二〇二六年一月二日",
    "市立圖書館是否該通宵開放,本週在議會裡吵成一團。",
    "市長林望舒說:“考季時有三成學生找不到能坐下來的地方,夜間開館幫得上他們。”",
    "館員工會則警告,通宵開館一年要多花 1,200 萬元,而且夜班津貼還沒有算進去。",
    "有人主張只要留一盞燈、一位保全就夠了,林望舒轉述說。",
)
TEXT = "\n\n".join(PARAGRAPHS)
SPOKEN = "閱覽室的燈應該亮到天明,這是城市對讀書人的承諾。"


def quoted(block: int, words: str) -> dict[str, Any]:
    """Where words stand in the article, sealed."""
    mark = seal(words)
    start = PARAGRAPHS[block - 1].index(words)
    return {"block": block, "start": start, "length": len(words), "folded": mark.folded, "seal": mark.value}
