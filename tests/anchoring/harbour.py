"""A short text, and what the room says of its words when it has become another."""

from debate.anchoring.carry import Carry
from debate.anchoring.index import Index
from debate.anchoring.reanchor import reanchor
from debate.anchoring.selectors import Selector, describe
from debate.anchoring.verdict import Verdict

TEXT = """漁港今年的漁獲比去年少了5.1％，這是十年來最低的一次。
漁會認為：「海水變暖是主要原因，而不是捕撈過度。」學者則說，過去四十年的紀錄顯示，數量本來就有漲落。
鎮公所打算用 DeltaNet 的軟體記下每條船的位置，資料庫明年春天開放給民眾查詢。
商家關心的卻是停車：週末的車流已經排到橋頭，居民進出都要等上半個小時。"""
LINES = TEXT.split("\n")
WORDS = "海水變暖是主要原因，而不是捕撈過度"


def selector(words: str, text: str = TEXT) -> Selector:
    """The first place of these words."""
    at = text.index(words)
    return describe(text, at, at + len(words))


def again(words: str, new: str, old: str = TEXT) -> Verdict:
    """What is said of words of the old text in the new one."""
    return reanchor(selector(words, old), Carry(Index(old), Index(new)))


def told(verdict: Verdict, text: str) -> tuple[str, str, str | None]:
    """Status, stage, and the words at the place."""
    words = None if verdict.start is None else text[verdict.start : verdict.end]
    return str(verdict.status), str(verdict.stage), words
