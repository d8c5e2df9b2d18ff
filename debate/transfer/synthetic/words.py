"""Invented sentences of the length and mixture that real claims have, in three scripts. They say nothing."""

from random import Random

Words = tuple[str, ...]

HANT: dict[str, Words] = {
    "subject": (
        "開放模型",
        "閉源服務",
        "市政府",
        "中小企業",
        "研究團隊",
        "大型平台",
        "監理機關",
        "使用者",
        "社群維護者",
        "雲端供應商",
        "公立學校",
        "第三方稽核",
        "晶片出口管制",
        "訓練資料的來源",
        "授權條款",
        "新版 GPT-5",
        "地方議會",
        "醫院的資訊部門",
    ),
    "verb": (
        "能降低",
        "會提高",
        "無法保證",
        "足以證明",
        "往往忽略",
        "已經改變",
        "只能延後",
        "可望補上",
        "反而加重",
        "直接影響",
        "難以取代",
        "必須公開",
        "並未解決",
        "大幅減少",
    ),
    "object": (
        "推理成本",
        "資安風險",
        "部署門檻",
        "長期維護的負擔",
        "供應商的議價能力",
        "資料外流的可能",
        "模型輸出的可追溯性",
        "每年約 1,200 萬元的支出",
        "在地語言的品質",
        "競爭者的進入障礙",
        "研究結果的可重現性",
        "對單一廠商的依賴",
    ),
    "why": (
        "因為多數人並不自行訓練模型",
        "除非採購時就寫明責任歸屬",
        "而且三年內沒有別的選擇",
        "至少在 2025 年以前是如此",
        "這一點在偏鄉尤其明顯",
        "但前提是有人持續修補漏洞",
        "不論規模大小",
        "即使授權完全免費",
    ),
    "comma": ("\uff0c",),
    "stop": ("\u3002",),
}
HANS: dict[str, Words] = {
    "subject": (
        "开源模型",
        "闭源服务",
        "市政府",
        "中小企业",
        "研究团队",
        "大型平台",
        "监管部门",
        "用户",
        "社区维护者",
        "云服务商",
        "公办学校",
        "第三方审计",
        "芯片出口管制",
        "训练数据的来源",
        "许可条款",
        "新版 GPT-5",
        "地方议会",
        "医院的信息部门",
    ),
    "verb": (
        "能降低",
        "会提高",
        "无法保证",
        "足以证明",
        "往往忽略",
        "已经改变",
        "只能推迟",
        "有望补上",
        "反而加重",
        "直接影响",
        "难以取代",
        "必须公开",
        "并未解决",
        "大幅减少",
    ),
    "object": (
        "推理成本",
        "信息安全风险",
        "部署门槛",
        "长期维护的负担",
        "供应商的议价能力",
        "数据外泄的可能",
        "模型输出的可追溯性",
        "每年约 1,200 万元的支出",
        "本地语言的质量",
        "竞争者的进入壁垒",
        "研究结果的可复现性",
        "对单一厂商的依赖",
    ),
    "why": (
        "因为多数人并不自己训练模型",
        "除非采购时就写明责任归属",
        "而且三年内没有别的选择",
        "至少在 2025 年以前是这样",
        "这一点在偏远地区尤其明显",
        "但前提是有人持续修补漏洞",
        "不论规模大小",
        "即使许可完全免费",
    ),
    "comma": ("\uff0c",),
    "stop": ("\u3002",),
}
EN: dict[str, Words] = {
    "subject": (
        "Open models",
        "Closed services",
        "The city council",
        "Small firms",
        "Research teams",
        "Large platforms",
        "The regulator",
        "Volunteer maintainers",
        "Cloud providers",
        "Public schools",
        "Third-party audits",
        "Export controls on chips",
        "Licence terms",
        "Hospital IT departments",
    ),
    "verb": (
        "lower",
        "raise",
        "cannot guarantee",
        "tend to ignore",
        "have already changed",
        "merely postpone",
        "may well close the gap in",
        "directly affect",
        "hardly replace",
        "must disclose",
        "do not settle",
    ),
    "object": (
        "inference costs",
        "security risks",
        "the bar to deployment",
        "the burden of long-term maintenance",
        "vendors' bargaining power",
        "the traceability of model output",
        "about 12 million a year in spending",
        "quality in local languages",
        "reproducibility of results",
        "dependence on a single vendor",
    ),
    "why": (
        "since most people never train a model themselves",
        "unless contracts say who is liable",
        "and there is no alternative for three years",
        "at least until 2025",
        "above all in rural areas",
        "provided that somebody keeps fixing the holes",
        "whatever the scale",
        "even where the licence is free",
    ),
    "comma": (", ",),
    "stop": (".",),
}
LISTS = {"zh-Hant": HANT, "zh-Hans": HANS, "en": EN}
SURNAMES, GIVEN = (
    "陳林黃張李王吳劉蔡楊許鄭",
    ("雅婷", "志明", "怡君", "家豪", "淑芬", "子涵", "望舒", "又新", "宥廷", "可欣"),
)
ROMAN = (
    "Chen", "Lin", "Huang", "Chang", "Li", "Wang", "Wu", "Liu", "Tsai", "Yang", "Hsu", "Cheng",
)  # fmt: skip
ROMAN_GIVEN = (
    "Ya-ting", "Chih-ming", "Yi-chun", "Chia-hao", "Shu-fen", "Tzu-han", "Wang-shu", "Yu-hsin", "Yu-ting", "Ko-hsin",
)  # fmt: skip
TAGS = (
    ("成本", "costs"), ("安全", "security"), ("教育", "education"), ("法規", "regulation"), ("醫療", "health care"),
    ("就業", "jobs"), ("研究", "research"), ("主權", "sovereignty"),
)  # fmt: skip
POSITIONS = (
    ("應以開放模型為主", "Open models should come first"),
    ("應以閉源服務為主", "Closed services should come first"),
    ("兩者並行，按用途選擇", "Both side by side, by purpose"),
)
QUESTION = ("公共服務該用開放還是閉源的模型？", "Should public services run on open or on closed models?")


def sentence(chance: Random, language: str) -> str:
    """A claim: subject, verb, object, and mostly a reason; sometimes two of them."""
    lists = LISTS[language]
    gap = " " if language == "en" else ""
    parts = gap.join(chance.choice(lists[part]) for part in ("subject", "verb", "object"))
    clauses = chance.choices((0, 1, 2), weights=(30, 55, 15))[0]
    return parts + "".join(lists["comma"][0] + chance.choice(lists["why"]) for _ in range(clauses))


def headline(chance: Random, language: str) -> str:
    """A few words: subject and object."""
    lists = LISTS[language]
    between = ": " if language == "en" else "與"
    return chance.choice(lists["subject"]) + between + chance.choice(lists["object"])


def paragraph(chance: Random, language: str) -> list[str]:
    """Three to five sentences, each with its full stop."""
    return [sentence(chance, language) + LISTS[language]["stop"][0] for _ in range(chance.randint(3, 5))]


def name(number: int) -> tuple[str, str]:
    """The number's person, in Chinese and in English; twelve times ten of them before a digit is needed."""
    first, rest = number % len(SURNAMES), number // len(SURNAMES)
    second, again = rest % len(GIVEN), rest // len(GIVEN)
    more = str(again + 1) if again else ""
    return SURNAMES[first] + GIVEN[second] + more, f"{ROMAN_GIVEN[second]} {ROMAN[first]}{' ' if more else ''}{more}"
