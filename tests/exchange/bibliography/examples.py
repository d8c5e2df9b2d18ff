"""References of every kind that the product makes, and any reference at all."""

from hypothesis import strategies as st

from debate.exchange.bibliography.reference import Name, Reference
from debate.text.clean import Unclean, clean

CLAIM = Reference(
    key="biantu-c000000000-v3",
    kind="page",
    language="zh-Hant",
    title="考季時，三成學生找不到座位",
    container="市立圖書館該通宵開放嗎？",
    publisher="辯圖",
    issued="2026-01-02",
    url="https://biantu.example/c/c000000000/v/3/",
    accessed="2026-05-01",
    version="3",
)
ENGLISH = Reference(
    key="biantu-c000000000-en2",
    kind="page",
    language="en",
    title="“Three in ten” find no seat",
    container="Should the city library open all night?",
    publisher="Biantu",
    issued="2026-01-02",
    url="https://biantu.example/en/c/c000000000/v/2/?lang=en",
    accessed="2026-05-01",
    version="2",
)
DEBATE = Reference(
    key="biantu-b000000000-r7",
    kind="page",
    language="zh-Hant",
    title="市立圖書館該通宵開放嗎？",
    container="辯圖",
    publisher="辯圖",
    issued="2026-01-02",
    url="https://biantu.example/d/night-library/r/7/",
    accessed="2026-05-01",
    version="7",
)
BARE = Reference(
    key="biantu-s000000000",
    kind="news",
    language="zh-Hans",
    title="无标题报道",
    described=True,
    container="河港晚报",
    authors=(Name("周", "又新"), Name("欧阳", "明"), Name(literal="新华社")),
    issued="2026-01-02",
)
ABROAD = Reference(
    key="biantu-s000000002",
    kind="news",
    language="en",
    title="Libraries at night: who pays?",
    container="Harbour Evening News",
    authors=(Name("Doe", "Jane"), Name("Lin", "Wang-shu"), Name("Smith", "John A."), Name(literal="Staff of the desk")),
    issued="2026-01",
    url="https://news.example/libraries-at-night?id=1&x=2",
)
UNDATED = Reference(
    key="biantu-s000000001",
    kind="news",
    language="zh-Hant",
    title="開幕致詞",
    container="市政府",
    authors=(Name("林", "望舒"),),
    url="https://city.example/speech",
    accessed="2026-05-01",
)
EVERY = (CLAIM, ENGLISH, DEBATE, BARE, ABROAD, UNDATED)


def _stored(text):
    """What the program would store of a text; nothing of one that it refuses."""
    try:
        return clean(text)
    except Unclean:
        return ""


LINES = st.text(alphabet=st.characters(codec="utf-8"), max_size=40).map(_stored)
TEX = st.text(alphabet="\\{}#$%&_~^\"'`-,<>?!@ 字a=", max_size=20).map(_stored)
WORDS = (LINES | TEX).filter(bool)
PARTS = WORDS.map(lambda text: "".join(text.split())).filter(bool)
NAMES = st.builds(Name, PARTS, PARTS) | st.builds(lambda words: Name(literal=words), WORDS)
ANY = st.builds(
    lambda title, container, authors: Reference(
        key="biantu-0", kind="news", language="en", title=title, container=container, authors=tuple(authors)
    ),
    WORDS,
    WORDS,
    st.lists(NAMES, max_size=4),
)
