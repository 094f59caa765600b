// Names as they are given: a prefix that several share, a surname of 25 letters, a service of 12 kanji, a title longer
// than it should be. It must never hold the name of a real house.
#include "tests/ui/boards_houses.h"

namespace ui_test {
namespace {

House bank() {
    House house;
    house.title = {"振込が相手に届かない", "Payments do not reach other banks"};
    house.question = {"切り戻すか 夜間に止めるか", "Roll back now, or stop overnight"};
    house.deadline = {"全銀 締切", "Clearing cut-off"};
    house.skill = {"全銀接続の経験者", "clearing gateway specialist"};
    house.prohibition = {"勘定系の再起動", "restart the core ledger"};
    house.reason = {"仕掛中の振込が二重になる", "payments in flight would be sent twice"};
    house.blocked_by = {"委託先の二人目の技術者を待っている", "waiting for the vendor’s second engineer"};
    house.services = {
        {{"勘定系オンライン処理基盤", "Core banking ledger system"},
         {},
         {"窓口で取引できない", "branches cannot post any transaction"}},
        {{"振込電文中継処理", "Payment gateway authorisation"},
         {},
         {"他行あて振込が届かない", "transfers to other banks wait"}},
        {{"振込電文受信処理", "Payment gateway settlement"},
         {},
         {"他行からの入金が遅れる", "incoming transfers arrive late"}},
        {{"現金自動預払機", "Cash machine network"},
         {"ATM", "Cash machines"},
         {"引き出しが時々失敗する", "every fifth withdrawal fails"}},
        {{"個人向け口座照会", "Retail online banking"},
         {"個人照会", "Online"},
         {"残高が古い", "balances are an hour old"}},
        {{"法人向け一括振込受付", "Corporate bulk payment files"},
         {},
         {"ファイルを受け付けない", "files are refused at upload"}},
        {{"住宅融資審査支援業務", "Mortgage decision support"}, {}, {"審査が進まない", "no application moves"}},
        {{"外国為替取引照合業務", "Foreign exchange matching"}, {"外為", "FX"}, {"照合が人手", "matched by hand"}},
        {{"不正検知", "Fraud screening"}, {"不正検知", "Fraud"}, {"検知が止まっている", "nothing is screened"}},
        {{"口座開設", "Account opening"}, {"口座開設", "Opening"}, {"本人確認が遅い", "identity checks are slow"}},
        {{"営業店端末", "Branch terminals"},
         {"営業店", "Branches"},
         {"一部の店で開けない", "some branches cannot log in"}},
        {{"月次報告書", "Monthly statements"}, {"月次", "Statements"}, {"印刷が遅れる", "printing is late"}},
    };
    house.work = {
        {"振込電文中継の設定戻し", "the payment gateway configuration change"},
        {"二重送信の有無", "whether queued payments were sent twice"},
        {"夜間一括処理", "overnight batch from the last checkpoint"},
        {"他行への第一報", "every correspondent bank and the regulator"},
        {"中継装置の切替", "traffic to the standby clearing gateway"},
        {"窓口の手書き受付", "paper transfer slips at all branches"},
        {"電文の滞留件数", "the number of waiting messages"},
        {"口座照会の表示", "the banner on the online banking site"},
    };
    house.options = {
        {"設定を戻す", "roll back the gateway"},
        {"夜間に止めて入れ替える", "stop overnight and replace it"},
        {"待機系へ切り替える", "move to the standby site"},
    };
    house.organisations = {
        {"勘定系基盤部", "Core Banking Platform Services"},
        {"決済業務企画部", "Payments Operations Centre"},
        {"東都情報システム", "Eastern Information Systems"},
        {"ネットワーク運用室", "Network Operations"},
        {"事務統括部", "Branch Administration"},
        {"危機管理室", "Resilience and Continuity Office"},
        {"広報部", "Corporate Communications"},
        {"北陸ソフト開発", "Northland Software Partners"},
    };
    house.people = {
        {"長谷川 慎太郎", "Bartholomew Featherstone"},
        {"佐々木 美智子", "Alexandra Konstantinidis"},
        {"勅使河原 健一郎", "Maximilian Throgmorton"},
        {"五十嵐 花", "Oyelaran Adebayo-Williams"},
        {"林 進", "Ng Wei"},
        {"小鳥遊 さくら", "Siobhan O’Sullivan"},
        {"西園寺 公彦", "Maria-Louise van der Berg"},
        {"東海林 隆", "Hiroshi Tanaka"},
    };
    return house;
}

House hospital() {
    House house;
    house.title = {"処方が出せない", "Prescriptions cannot be released since the identity change"};
    house.question = {"戻すか 紙で夜を越すか", "Roll back, or run on paper tonight"};
    house.deadline = {"夕方の与薬", "Evening drug round"};
    house.skill = {"認証基盤の二人目", "second identity engineer"};
    house.prohibition = {"処方サーバの再起動", "restart the prescribing servers"};
    house.reason = {"署名前の指示が消える", "unsigned orders would be lost"};
    house.blocked_by = {"認証製品の技術者を待っている", "waiting for the identity vendor’s second engineer"};
    house.services = {
        {{"電子処方薬剤払出業務", "Electronic prescribing and dispensing"},
         {"処方", "Prescribing"},
         {"どの病棟からも処方が出ない", "no prescription leaves any ward"}},
        {{"救急外来受付業務基盤", "Emergency department registration"},
         {"救急受付", "Emergency"},
         {"受付に時間がかかる", "registration takes ten minutes"}},
        {{"手術室予定管理", "Operating theatre schedule"}, {}, {"予定が見えない", "tomorrow’s list is not visible"}},
        {{"臨床検査結果配信業務", "Laboratory results delivery"},
         {"検査", "Laboratory"},
         {"結果が遅れる", "results arrive late"}},
        {{"放射線画像保管", "Radiology image archive"}, {}, {"画像が開かない", "images do not open"}},
        {{"病床管理転棟業務", "Bed management and transfers"},
         {"病床", "Beds"},
         {"空床が分からない", "free beds are unknown"}},
        {{"病棟電話呼出業務", "Ward telephone and paging"},
         {},
         {"呼出が届かない階がある", "pages are late on two floors"}},
        {{"外来予約", "Outpatient appointment booking"}, {"外来", "Outpatients"}, {"予約が取れない", "no bookings"}},
        {{"輸血用血液在庫管理業務", "Blood bank stock control"},
         {},
         {"在庫を手で数えている", "stock is counted by hand"}},
        {{"患者給食", "Patient meals ordering"}, {"給食", "Meals"}, {"禁忌食が出せない", "allergies are not printed"}},
        {{"来院者無線", "Visitor wireless network"}, {"無線", "Visitors"}, {"つながらない", "no connection"}},
        {{"勤務表", "Staff rota and payroll"}, {"勤務表", "Rota"}, {"見られない", "cannot be read"}},
    };
    house.work = {
        {"認証基盤の変更", "the identity provider change"},
        {"紙の処方せん", "paper prescriptions on all wards"},
        {"呼出の二重送信", "whether queued pages were sent twice"},
        {"全病棟の師長と当直医", "every ward sister and the on-call consultant"},
        {"認証基盤の記録", "identity provider logs"},
        {"呼出を予備回線へ", "paging to the standby carrier"},
        {"血液在庫", "blood bank counts"},
        {"自動受付機", "self-service kiosks"},
    };
    house.options = {
        {"変更を戻す", "roll back the change"},
        {"深夜まで紙で続ける", "paper until midnight"},
        {"認証を外して動かす", "run without single sign-on"},
    };
    house.organisations = {
        {"病院運営センター", "Hospital Operations Centre"},
        {"診療情報基盤課", "Clinical Systems Platform"},
        {"通信電話係", "Network and Telephony"},
        {"薬剤部", "Pharmacy and Stores"},
        {"看護部", "Nursing Directorate"},
        {"検査部", "Laboratory Medicine"},
        {"医事課", "Patient Administration"},
        {"みどり電算", "Greenfield Computing Services"},
    };
    house.people = {
        {"神宮寺 恭一郎", "Konstantin Papadimitriou"}, {"伊集院 真理子", "Maria-Louise van der Berg"},
        {"長曽我部 勇", "Bartholomew Featherstone"},   {"四月一日 空", "Oyelaran Adebayo-Williams"},
        {"御手洗 薫", "Siobhan O’Sullivan"},           {"森 光", "Jo Ek"},
        {"大河内 雄一", "Bartholomew Fitzgerald"},     {"日比野 光", "Aoife MacGiollaPhadraig"},
    };
    return house;
}

House railway() {
    House house;
    house.title = {"発車標が前の時刻のまま", "Departure boards show the old timetable"};
    house.question = {"間引くか 手信号で続けるか", "Thin out trains, or go on by hand signals"};
    house.deadline = {"夕方の混雑", "Evening peak"};
    house.skill = {"信号保守の経験者", "signalling maintenance expert"};
    house.prohibition = {"連動装置の初期化", "reset the interlocking"};
    house.reason = {"進路が消える", "every set route would be lost"};
    house.blocked_by = {"部品の到着を待っている", "waiting for the spare part from the depot"};
    house.services = {
        {{"列車運行管理中央装置", "Central train control"},
         {},
         {"列車位置が見えない", "train positions are not visible"}},
        {{"旅客案内表示", "Passenger information displays"},
         {"案内表示", "Displays"},
         {"前の時刻が出ている", "the old timetable is shown"}},
        {{"旅客案内放送", "Passenger information announcements"},
         {"案内放送", "Announcements"},
         {"放送が遅れる", "announcements come late"}},
        {{"座席予約販売管理業務", "Seat reservation and ticketing"},
         {"座席予約", "Seats"},
         {"予約できない", "no seat can be booked"}},
        {{"乗務員運用計画", "Crew diagram planning"}, {}, {"行路が確定しない", "duties are not settled"}},
        {{"車両基地入換制御", "Depot shunting control"}, {}, {"入換が手動", "shunting is by hand"}},
        {{"架線電力供給監視業務", "Traction power supervision"}, {}, {"監視が途切れる", "supervision drops out"}},
        {{"改札", "Ticket gates"}, {"改札", "Gates"}, {"開放中", "gates stand open"}},
        {{"踏切監視", "Level crossing monitoring"}, {"踏切", "Crossings"}, {"見張員を置いている", "watched by people"}},
        {{"遺失物検索", "Lost property search"}, {"遺失物", "Lost"}, {"検索できない", "no search"}},
        {{"駅員無線", "Station radio"}, {"駅無線", "Radio"}, {"雑音", "noisy"}},
        {{"貨物引継", "Freight hand-over"}, {"貨物", "Freight"}, {"紙", "on paper"}},
    };
    house.work = {
        {"発車標の配信先", "the feed of the departure boards"},
        {"手信号の要員", "hand signallers at seven junctions"},
        {"時刻表の版", "which timetable version each station has"},
        {"全駅長と指令", "every station master and the control room"},
        {"予備の連動装置", "the standby interlocking at the junction"},
        {"列車の間引き", "every second stopping train"},
        {"ホームの混雑", "platform crowding at the terminus"},
        {"払い戻しの窓口", "refunds at staffed ticket offices"},
    };
    house.options = {
        {"間引いて走らせる", "run every second train"},
        {"手信号で続ける", "go on by hand signals"},
        {"運転を見合わせる", "suspend the line"},
    };
    house.organisations = {
        {"運輸指令所", "Operations Control Centre"}, {"信号通信区", "Signalling and Telecommunications"},
        {"電力区", "Traction Power Department"},     {"旅客サービス部", "Passenger Services"},
        {"車両区", "Rolling Stock Engineering"},     {"駅務区", "Station Management North"},
        {"南駅務区", "Station Management South"},    {"西鉄道システム", "Westline Rail Systems"},
    };
    house.people = {
        {"小早川 龍之介", "Featherstonehaugh Cholmondeley"},
        {"阿万音 すず", "Grace Okonkwo"},
        {"二階堂 誠", "Sebastian Wolfeschlegel"},
        {"九条 玲", "Ana Ruiz"},
        {"武者小路 実", "Wilhelmina Buckingham"},
        {"早乙女 蘭", "Theodora Papathanasiou"},
        {"轟 一", "Li Na"},
        {"綾小路 聡", "Christopher Montgomery"},
    };
    return house;
}

House shop() {
    House house;
    house.title = {"決済が通らない", "Checkout fails for card payments"};
    house.question = {"旧決済へ戻すか 受付を止めるか", "Return to the old checkout, or close it"};
    house.deadline = {"夜の特売", "Evening sale"};
    house.skill = {"決済代行との窓口", "card acquirer contact"};
    house.prohibition = {"在庫の再計算", "rebuild the stock index"};
    house.reason = {"引当が消える", "reservations would be lost"};
    house.blocked_by = {"決済代行の回答待ち", "waiting for the acquirer’s answer"};
    house.services = {
        {{"オンライン店舗決済業務", "Online shop checkout"}, {}, {"カードが通らない", "cards are declined"}},
        {{"商品検索", "Product search"}, {"検索", "Search"}, {"結果が古い", "results are stale"}},
        {{"倉庫出荷指示連携業務", "Warehouse shipping orders"}, {}, {"出荷が止まる", "nothing is shipped"}},
        {{"在庫引当", "Stock reservation"}, {}, {"二重に売れる", "items are sold twice"}},
        {{"会員認証", "Customer sign-in"}, {"会員", "Sign-in"}, {"遅い", "slow"}},
        {{"ポイント付与", "Loyalty points"}, {"ポイント", "Points"}, {"付かない", "not credited"}},
        {{"店舗レジ連携", "Store till connection"}, {"レジ", "Tills"}, {"単独で動作", "tills work alone"}},
        {{"返品受付", "Returns desk"}, {"返品", "Returns"}, {"手書き", "on paper"}},
        {{"価格表", "Price list"}, {"価格", "Prices"}, {"昨日の価格", "yesterday’s prices"}},
        {{"配送追跡", "Parcel tracking"}, {"追跡", "Tracking"}, {"更新なし", "no updates"}},
        {{"お客様相談", "Customer support chat"}, {"相談", "Support"}, {"待ち時間 40分", "40 min of waiting"}},
        {{"広告配信", "Advertising"}, {"広告", "Ads"}, {"停止中", "paused"}},
    };
    house.work = {
        {"旧決済への切替", "traffic to the previous checkout"},
        {"二重請求", "whether customers were charged twice"},
        {"特売の掲示", "the banner of the evening sale"},
        {"取引先への連絡", "every marketplace partner"},
        {"出荷の保留", "shipping of unpaid orders"},
        {"在庫の棚卸し", "stock counts in both warehouses"},
        {"返金の一覧", "the list of refunds"},
        {"決済代行の記録", "acquirer response codes"},
    };
    house.options = {
        {"旧決済へ戻す", "return to the old checkout"},
        {"受付を止める", "close the checkout"},
        {"現金のみにする", "cash on delivery only"},
    };
    house.organisations = {
        {"通販開発部", "Shop Platform Engineering"}, {"倉庫物流部", "Warehouse and Logistics"},
        {"店舗運営部", "Store Operations"},          {"お客様相談室", "Customer Care"},
        {"決済代行 青空", "Bluesky Card Acquiring"}, {"広告部", "Marketing"},
        {"経理部", "Finance and Reconciliation"},    {"商品部", "Merchandise Planning"},
    };
    house.people = {
        {"西村 愛", "Zoë Feather"},
        {"渡辺 大輔", "Bartholomew Featherstone-Haugh"},
        {"蘇我 翔", "Alexander Montgomerie"},
        {"東 京", "Ed Wu"},
        {"園田 敬一郎", "Evangelina Castellanos"},
        {"上 彩", "Priyanka Chandrasekaran"},
        {"松平 元", "Ola By"},
        {"北条 時子", "Josephine Bartholomew"},
    };
    return house;
}

House town_hall() {
    House house;
    house.title = {"証明書が発行できない", "Certificates cannot be issued"};
    house.question = {"窓口を閉じるか 手書きで続けるか", "Close the counters, or write by hand"};
    house.deadline = {"窓口の閉庁", "Counters close"};
    house.skill = {"住基連携の担当", "registry interface specialist"};
    house.prohibition = {"宛名の一括更新", "bulk update of addresses"};
    house.reason = {"通知が誤った住所へ出る", "letters would go to wrong addresses"};
    house.blocked_by = {"県の回答を待っている", "waiting for the county’s answer"};
    house.services = {
        {{"住民票等証明書発行業務", "Certificate issuing counters"},
         {"証明書", "Certificates"},
         {"窓口で発行できない", "nothing can be issued"}},
        {{"住民基本台帳連携", "Civil registry interface"}, {}, {"照会が返らない", "queries time out"}},
        {{"戸籍届出受付審査業務", "Birth and marriage registration"},
         {},
         {"受付だけしている", "accepted but not examined"}},
        {{"国民健康保険資格管理", "Health insurance eligibility"}, {}, {"資格が確認できない", "cannot be checked"}},
        {{"介護認定", "Care assessments"}, {"介護", "Care"}, {"遅れ", "late"}},
        {{"税収納", "Tax collection"}, {"税", "Tax"}, {"納付書が出ない", "no payment slips"}},
        {{"児童手当給付管理業務", "Child benefit payments"}, {}, {"支給日に間に合わない", "may miss the payment day"}},
        {{"防災情報配信", "Emergency alert service"}, {"防災", "Alerts"}, {"配信できない", "no alert can be sent"}},
        {{"図書館", "Library lending"}, {"図書館", "Library"}, {"貸出を手書き", "lending on paper"}},
        {{"施設予約", "Facility booking"}, {"施設", "Booking"}, {"予約できない", "no booking"}},
        {{"ごみ収集案内", "Waste collection calendar"}, {"ごみ", "Waste"}, {"古い", "old"}},
        {{"職員勤怠", "Staff attendance"}, {"勤怠", "Attendance"}, {"打刻できない", "no clocking"}},
    };
    house.work = {
        {"連携サーバの証明書", "the certificate of the registry interface"},
        {"手書きの受付簿", "paper forms at every counter"},
        {"夜間の一括処理", "the overnight batch of address changes"},
        {"支所長と県", "every branch office and the county"},
        {"発行済みの証明書", "certificates issued since this morning"},
        {"予備回線", "the standby line to the county"},
        {"来庁者の列", "the queue in the entrance hall"},
        {"防災の代替手段", "loudspeaker vans for emergencies"},
    };
    house.options = {
        {"手書きで続ける", "go on by hand"},
        {"窓口を閉じる", "close the counters"},
        {"支所へ案内する", "send people to branch offices"},
    };
    house.organisations = {
        {"情報政策課", "Information Policy Section"},
        {"市民課", "Citizens and Registration"},
        {"保険年金課", "Insurance and Pensions"},
        {"防災危機管理課", "Civil Protection Unit"},
        {"税務課", "Taxation"},
        {"福祉部", "Social Welfare Department"},
        {"広報課", "Public Relations"},
        {"中央計算センター", "Central Computing Cooperative"},
    };
    house.people = {
        {"一ノ瀬 陽向", "Ingeborg Sørensen-Lindqvist"},
        {"大豆生田 実", "Featherstone Bartholomew"},
        {"鬼龍院 皐", "Bartholomew Featheringham"},
        {"南 空", "Al Xu"},
        {"相良 吉之助", "Marguerite Desrosiers"},
        {"三ツ井 朔", "Archibald Throckmorton"},
        {"原 弓", "Ida Bo"},
        {"猪熊 剛", "Nathaniel Hawkesworth"},
    };
    return house;
}
}  // namespace

const std::vector<House>& houses() {
    static const std::vector<House> all = {bank(), hospital(), railway(), shop(), town_hall()};
    return all;
}

}  // namespace ui_test
