"""Invented Chinese reports of any length, with the repetition that reports have, made of lists of words."""

from collections.abc import Callable
from random import Random


def _listed(words: str) -> list[str]:
    return words.split()


PLACES = _listed("北岸 南坡 東堤 西谷 石橋 柳灣 青湖 竹林 鹽田 松崗 白沙 烏石 溪口 霧峰 月港 半坪 長洲 古渡 麥寮 梨山")
BODIES = _listed(
    "漁會 圖書館 水利局 公車處 博物館 農改場 氣象站 合作社 市場管理處 文史學會 醫護工會 職業學校 建築師公會 電力公司 "
    "資訊協會 動物園 登山社 消防隊 環保聯盟 教師會 印刷廠 港務公司 統計室 社區大學 天文臺 鐵道局 記者公會 育苗中心"
)
FAMILY, GIVEN = "林陳蔡許郭曾廖賴簡鄧羅梁宋范石魏", "維芳明哲玉珍志遠淑惠建宏雅文承翰秀蘭冠廷思穎國棟"
ROLES = _listed("主任 研究員 理事長 教授 工程師 館員 技師 船長 校長 護理師 會計 調度員 志工 總幹事 檢驗員 發言人")
LATIN = _listed("Aurora Beacon-2 Cedar DeltaNet Everest FjordOS Granite Helix-7 Indigo Juniper KiteAI Lumen")
THINGS = _listed(
    "渡輪航線 夜間照明 灌溉水門 借書規則 海岸步道 老屋修繕 垃圾清運 校園午餐 停車收費 防洪閘門 公共自行車 候車亭 "
    "售票程式 訂位軟體 伺服器 資料庫 監視螢幕 手機網路 線上影片 使用者資訊 人工智慧模型 晶片產線 演算法 數位典藏 "
    "記憶體模組 印表機 行道樹 魚苗放流 地下水井 風力機組 稻種保存 梅雨預報 蜂箱租借 木棧平臺 廚餘堆肥 山屋床位 "
    "舊鐵軌 陶窯 茶園 牡蠣棚架 斜坡排水 展覽門票 巡迴書車 急診分流 夜市攤位 觀測資料 無障礙坡道 偏鄉診所"
)
MOVES = _listed(
    "擴大試辦 暫緩施工 重新招標 交由鄰里管理 納入年度預算 開放外界查閱 改用在地材料 縮短工期 延長三個月 全面汰換 "
    "分兩期完成 移到河岸另一側 先做安全檢查 與學校共同使用 降低租金 公布每月紀錄 聘請專人維護 保留原有樣貌 改為預約制 "
    "停辦一季 提高補助 增派人手 簡化申請 另訂罰則 邀居民投票 委託大學評估 併入舊案 轉作教學用途 接上太陽能板 逐項驗收"
)
REASONS = _listed(
    "材料價格上漲 人手長期不足 去年颱風留下的裂縫 使用人數比預期多 帳目一直對不上 附近住戶多次陳情 合約即將到期 "
    "維修零件已經停產 學生放學後無處可去 潮水倒灌的次數增加 各方對數字的解讀不同 舊系統常在尖峰時段當機 "
    "經費只夠撐到年底 遊客集中在週末 土壤含鹽量偏高 航班與列車銜接不上 老師傅陸續退休 訊號在山區時有時無 冬季風浪太大"
)
VIEWS = _listed(
    "這不是單一部門能解決的事 沒有人希望看到半途而廢 成效要等兩年才看得出來 最怕的是規則年年改 錢應該先花在看不見的地方"
    " 問題未必出在設備 居民的意見必須寫進紀錄 與其追趕進度不如把基礎做好 便宜的方案往往最後最貴 "
    "數字好看並不代表服務變好 別把臨時措施當成長久之計 資料公開之後爭議反而變少 年輕人願意留下來才有意義"
    " 沒做完的部分會照原計畫補上 任何承諾都要附上時間表 非得有人負責到底不可 外地的經驗不能照搬"
    " 一次失敗不足以否定全部 品質比速度重要"
)
TIMES = _listed(
    "今年春天 上個月底 前年冬季 本週二 過去十年間 第三季 開學前 汛期結束後 農曆年前 昨天傍晚 五月初 收成以後"
)
LINKS = _listed("另一方面 此外 不過 儘管如此 據了解 相較之下 值得注意的是 換句話說 至於後續 在這之前 同一時間 結果")
UNITS = _listed("人 件 公噸 萬元 戶 公里 班次 小時 冊 臺 公頃 座")
NOTICE = "本欄內容由各單位自行提供，如有出入，以{body}公告為準；查詢請於上班時間致電{number}轉{small}。"
TABLE = "{place}{body}{year}年第{small}期統計：{thing}共{number}{unit}，較前期{rise}{rate}%，完成率{rate2}%。"


class Writer:
    """Sentences by chance; the same seed writes the same."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        one = chance.choice
        self.people = [one(FAMILY) + one(GIVEN) + one(GIVEN) for _ in range(60)]

    def text(self, length: int) -> list[str]:
        """Paragraphs of about so many code points together."""
        paragraphs, left = list[str](), length
        while left > 0:
            paragraphs.append(self.paragraph())
            left -= len(paragraphs[-1]) + 1
        return paragraphs

    def paragraph(self) -> str:
        """Two to six sentences; one paragraph in twelve is a form filled in."""
        if self.chance.random() < 1 / 12:
            return self.filled(self.chance.choice((NOTICE, TABLE)))
        return "".join(self.sentence() for _ in range(self.chance.randint(2, 6)))

    def filled(self, form: str) -> str:
        """A form with its fields."""
        one, number = self.chance.choice, self.chance.randint
        return form.format(
            place=one(PLACES),
            body=one(BODIES),
            thing=one(THINGS),
            unit=one(UNITS),
            rise=one(("增加", "減少")),
            year=number(2008, 2024),
            small=number(2, 48),
            number=number(110, 9_800),
            rate=number(11, 399) / 10,
            rate2=number(41, 99),
        )

    def sentence(self) -> str:
        return self.chance.choice(SENTENCES)(self)

    def name(self) -> str:
        return f"{self.chance.choice(PLACES)}{self.chance.choice(BODIES)}"

    def speaker(self) -> str:
        return f"{self.name()}{self.chance.choice(ROLES)}{self.chance.choice(self.people)}"

    def figure(self) -> str:
        return f"{self.chance.randint(2, 990)}{self.chance.choice(UNITS)}"

    def clause(self) -> str:
        """Who does what."""
        one = self.chance.choice
        said = one(("決定把", "打算將", "同意把", "建議先將", "不願把", "曾經把"))
        return f"{self.name()}{said}{one(PLACES)}的{one(THINGS)}{one(MOVES)}"


def _said(w: Writer) -> str:
    one = w.chance.choice
    verb = one(("表示", "指出", "坦言", "強調", "認為", "回應說"))
    return f"{w.speaker()}{verb}，{one(PLACES)}的{one(THINGS)}受{one(REASONS)}影響，{one(VIEWS)}。"


def _quoted(w: Writer) -> str:
    one = w.chance.choice
    return f"「{one(VIEWS)}，」{w.speaker()}說，「{one(THINGS)}若要{one(MOVES)}，得先面對{one(REASONS)}。」"


def _counted(w: Writer) -> str:
    one = w.chance.choice
    share = w.chance.randint(3, 97)
    return f"{one(TIMES)}，{one(PLACES)}{one(THINGS)}的用量是{w.figure()}，其中{share}%來自{w.name()}。"


def _because(w: Writer) -> str:
    one = w.chance.choice
    return f"{one(LINKS)}，由於{one(REASONS)}，{w.clause()}，{one(TIMES)}起實施。"


def _tested(w: Writer) -> str:
    one = w.chance.choice
    tested = f"{w.name()}在{one(TIMES)}測試了 {one(LATIN)} 系統"
    return f"{tested}，{one(THINGS)}的處理時間由 {w.figure()} 變為 {w.figure()}。"


def _answered(w: Writer) -> str:
    one = w.chance.choice
    return f"{w.clause()}；{w.speaker()}卻認為{one(VIEWS)}，何況{one(REASONS)}。"


def _told(w: Writer) -> str:
    one = w.chance.choice
    return f"從{one(PLACES)}到{one(PLACES)}，{one(THINGS)}與{one(THINGS)}都遇到{one(REASONS)}，{one(VIEWS)}。"


def _asked(w: Writer) -> str:
    one = w.chance.choice
    return f"{one(LINKS)}，{one(THINGS)}是否該{one(MOVES)}？{w.speaker()}沒有正面回答，只說{one(VIEWS)}。"


SENTENCES: tuple[Callable[[Writer], str], ...] = (
    _said, _said, _quoted, _counted, _because, _tested, _answered, _told, _asked,
)  # fmt: skip
