"""Tests of sentences as reports write them: each is proposed as one event of the kind that its words tell."""

from datetime import date

import pytest

from geodata.drafting.event_proposals import propose_events
from geodata.drafting.text_reading import read_text
from geodata.words import Lang

DAY = date(2025, 5, 20)
ENGLISH = [
    ("Two people were killed when a drone hit a petrol station in the town on Tuesday.", "strike"),
    ("Artillery fire killed a farmer and his son outside the village late on Sunday.", "strike"),
    ("Five soldiers died in an ambush on a military convoy near the border on Monday.", "clash"),
    ("At least nine gunmen were killed in a gun battle with police in the hills on Friday.", "clash"),
    ("Three children were killed when an unexploded shell they were playing with went off.", "incident"),
    ("Eleven people died in a stampede at a food distribution point on Saturday.", "incident"),
    ("A bus carrying pilgrims plunged into a ravine, killing 21 people.", "incident"),
    ("Cholera has killed 34 people in the camp since the start of May.", "incident"),
    ("A roadside bomb killed two peacekeepers on the road to the airport on Thursday.", "strike"),
    ("A car bomb exploded outside a hotel, killing eight people and wounding 30.", "strike"),
    ("Gunmen opened fire on worshippers leaving a mosque, killing 12.", "attack-on-civilians"),
    ("Armed men shot dead a local journalist outside his house on Sunday night.", "attack-on-civilians"),
    ("The bodies of six villagers were found in a well on Monday.", "incident"),
    ("Militants hacked to death nine farmers in the district, police said.", "attack-on-civilians"),
    (
        "Thousands took to the streets on Friday to demand the release of the former president.",
        "protest",
    ),
    ("Dock workers walked off the job on Monday over unpaid wages.", "protest"),
    ("Police arrested 14 people in connection with the bombing.", "detention"),
    ("Security forces detained the opposition leader at the airport.", "detention"),
    ("Gunmen kidnapped three aid workers on the road between the two towns.", "detention"),
    (
        "A court in the capital sentenced the former governor to 20 years in prison for corruption.",
        "statement",
    ),
    ("Judges convicted the commander of crimes against humanity for the 2003 massacre.", "statement"),
    ("Prosecutors charged two men with spying for a foreign state.", "statement"),
    ("The appeals chamber upheld the conviction and reduced the sentence to 18 years.", "statement"),
    ("The trial of the former minister opened in The Hague on 4 March.", "statement"),
    ("The United States imposed sanctions on three shipping companies for carrying Iranian oil.", "sanction"),
    ("Britain froze the assets of two generals on Tuesday.", "sanction"),
    ("The European Union added 15 people to its blacklist.", "statement"),
    ("The two sides signed a ceasefire in Doha on Saturday.", "agreement"),
    ("The government and the rebels agreed to exchange 200 prisoners.", "agreement"),
    ("The foreign ministers of the two countries held talks in Ankara on Monday.", "meeting"),
    ("The president received the Chinese envoy at the palace on Wednesday.", "meeting"),
    ("A delegation from the movement arrived in Cairo for ceasefire talks.", "meeting"),
    ("The World Food Programme distributed flour to 12,000 families in the camp.", "aid"),
    ("A convoy of 30 trucks carrying medicine reached the besieged town.", "aid"),
    ("Japan will give $20 million for mine clearance.", "aid"),
    ("About 4,000 families fled the fighting towards the lake.", "displacement"),
    ("More than 60,000 people have been uprooted since January, the UN refugee agency said.", "displacement"),
    ("The two navies began a five-day joint exercise in the Arabian Sea on Sunday.", "exercise"),
    ("Warships from eight countries took part in the drills.", "exercise"),
    ("France sent two frigates to the eastern Mediterranean.", "deployment"),
    ("Kenya's first contingent of 400 police officers landed in the capital.", "deployment"),
    ("A Russian frigate and a tanker sailed through the Channel on Tuesday.", "movement"),
    ("Ethiopian troops pulled out of three bases along the border.", "movement"),
    ("Four Chinese coast guard ships entered the waters around the islands on Friday.", "patrol"),
    ("Nineteen aircraft crossed the median line on Saturday, the defence ministry said.", "patrol"),
    ("NATO jets were scrambled to identify two bombers over the Baltic.", "patrol"),
    ("Air defences shot down 14 drones overnight, the air force said.", "interception"),
    ("The navy intercepted two missiles over the Red Sea.", "interception"),
    ("The coast guard seized a fishing vessel carrying 600 kg of cocaine.", "seizure"),
    ("Armed men seized control of a tanker anchored off the terminal.", "seizure"),
    ("A container ship ran aground in the canal on Wednesday.", "incident"),
    ("An undersea cable between the two islands was damaged on Monday.", "incident"),
    ("Unknown persons cut the power cable to the radar station.", "incident"),
    ("An explosion hit a merchant vessel 60 nautical miles southwest of the port.", "strike"),
    ("The coast guard rescued 84 migrants from an overloaded boat.", "incident"),
    ("Forty people drowned when their boat capsized off the coast.", "incident"),
    ("Libyan coast guards intercepted a boat with 120 migrants and returned them to Tripoli.", "incident"),
    ("The rebels captured the town of Kassala after three days of fighting.", "advance"),
    ("Government forces retook two villages on the eastern bank of the river.", "advance"),
    ("The group said it had taken control of the border crossing.", "advance"),
    ("Tanks entered the outskirts of the city at dawn.", "advance"),
    ("The authorities closed the crossing to fuel trucks.", "incident"),
    ("North Korea fired two short-range ballistic missiles into the sea off its east coast.", "missile-test"),
    ("Turkey delivered six armed drones to the government on Tuesday.", "transfer"),
    ("Egypt denied that it had sent troops to the border.", "statement"),
    ("The minister said that no strike had taken place.", "statement"),
    ("The prime minister threatened to close the strait if the sanctions were not lifted.", "statement"),
    ("Iran warned that any attack would be met with a crushing response.", "statement"),
    ("The UN Secretary-General called for an immediate end to the fighting.", "statement"),
    ("The foreign ministry condemned the attack on the hospital.", "statement"),
    ("A UN panel said the army had probably used chemical weapons.", "statement"),
    ("The group claimed responsibility for the bombing of the police station.", "statement"),
    ("The defence minister accused Rwanda of arming the rebels.", "statement"),
    ("Parliament voted to extend the state of emergency by three months.", "statement"),
    ("The Security Council renewed the mandate of the mission until 31 December.", "statement"),
    ("The governor declared a curfew in the province after the unrest.", "statement"),
    ("The electoral commission postponed the vote to November.", "statement"),
    ("Investigators said the fire had been started deliberately.", "incident"),
    ("Analysts expect further attacks before the elections.", "statement"),
    ("A prison guard was shot dead in his car in the port city on Tuesday.", "clash"),
    ("Police exchanged fire with gang members in the northern suburb.", "clash"),
    ("Soldiers found 2 tonnes of explosives in a warehouse.", "incident"),
    ("Customs officers confiscated 40 rifles hidden in a lorry.", "seizure"),
    ("The ship's owner said the crew were safe.", "statement"),
    ("The hostages were freed on Sunday after two months in captivity.", "incident"),
    ("Security forces killed four militants in a raid on a hideout.", "clash"),
    ("A mine destroyed an armoured vehicle, wounding four soldiers.", "strike"),
    ("The last French soldiers left the country on 20 January.", "movement"),
    ("The Philippines lodged a protest over the use of water cannon.", "statement"),
    ("A coast guard vessel used water cannon against a supply boat near the shoal.", "incident"),
    ("A helicopter of the Chinese navy flew within three metres of a patrol plane.", "patrol"),
    ("Germany approved a military aid package of 1.3 billion euros.", "aid"),
    ("Taiwan will buy 100 Harpoon missile launchers from the United States.", "statement"),
    ("Crews began to recover the wreck of the ferry.", "incident"),
    ("The talks ended without a result.", "meeting"),
    ("Shells landed on the market, and 11 people died.", "strike"),
    ("An air raid on the airport put its runway out of service.", "strike"),
    ("Raiders burned 60 houses and killed 14 people in the village.", "incident"),
    ("An attack on the barracks was repelled, the army said.", "clash"),
    ("Mariners are advised to keep clear of the area until 14 May.", "statement"),
    ("Live firing will take place in the area from 0800 to 1600 UTC.", "exercise"),
    ("A lighted buoy has been reported off station.", "incident"),
]
ARABIC = [
    ("قتل شخصان عندما أصابت طائرة مسيرة محطة وقود في البلدة يوم الثلاثاء.", "strike"),
    ("أودى قصف مدفعي بحياة مزارع وابنه خارج القرية مساء الأحد.", "strike"),
    ("لقي خمسة جنود مصرعهم في كمين نصب لقافلة عسكرية قرب الحدود أمس.", "clash"),
    ("قتل تسعة مسلحين في تبادل لإطلاق النار مع الشرطة في التلال.", "clash"),
    ("قضى ثلاثة أطفال بانفجار قذيفة غير منفجرة كانوا يلهون بها.", "incident"),
    ("توفي 11 شخصا في تدافع أمام مركز لتوزيع الغذاء يوم السبت.", "incident"),
    ("لقي سبعة عمال حتفهم في انهيار منجم الأربعاء.", "incident"),
    ("أسفر انقلاب حافلة تقل حجاجا عن مقتل 21 شخصا.", "incident"),
    ("حصدت الكوليرا أرواح 34 شخصا في المخيم منذ مطلع مايو.", "incident"),
    ("قتلت عبوة ناسفة جنديين على طريق المطار الخميس.", "strike"),
    ("انفجرت سيارة مفخخة أمام فندق فقتل ثمانية أشخاص وأصيب 30.", "strike"),
    ("فتح مسلحون النار على مصلين خارجين من مسجد فقتلوا 12 منهم.", "attack-on-civilians"),
    ("اغتال مجهولون صحافيا أمام منزله ليل الأحد.", "attack-on-civilians"),
    ("عثر على جثث ستة قرويين في بئر يوم الاثنين.", "incident"),
    ("ذبح متطرفون تسعة مزارعين في المديرية بحسب الشرطة.", "attack-on-civilians"),
    ("أطلقت الشرطة الغاز المسيل للدموع على متظاهرين قطعوا طريق الميناء.", "protest"),
    ("خرج الآلاف إلى شوارع العاصمة يوم الجمعة للمطالبة بالإفراج عن الرئيس السابق.", "protest"),
    ("أضرب عمال الموانئ عن العمل الاثنين احتجاجا على تأخر الأجور.", "protest"),
    ("أوقفت الشرطة 14 شخصا على خلفية التفجير.", "detention"),
    ("اعتقلت قوات الأمن زعيم المعارضة في المطار.", "detention"),
    ("خطف مسلحون ثلاثة من عمال الإغاثة على الطريق بين البلدتين.", "detention"),
    ("قضت محكمة في العاصمة بسجن المحافظ السابق 20 عاما بتهم فساد.", "statement"),
    ("أدان القضاة القائد بجرائم ضد الإنسانية في مجزرة 2003.", "statement"),
    ("وجه الادعاء إلى رجلين تهمة التجسس لدولة أجنبية.", "statement"),
    ("أيدت دائرة الاستئناف الحكم وخفضت العقوبة إلى 18 عاما.", "statement"),
    ("انطلقت محاكمة الوزير السابق في لاهاي في 4 مارس.", "statement"),
    ("فرضت الولايات المتحدة عقوبات على ثلاث شركات شحن لنقلها نفطا إيرانيا.", "sanction"),
    ("جمدت بريطانيا أصول جنرالين يوم الثلاثاء.", "sanction"),
    ("أضاف الاتحاد الأوروبي 15 شخصا إلى قائمته السوداء.", "statement"),
    ("وقع الطرفان اتفاقا لوقف إطلاق النار في الدوحة يوم السبت.", "agreement"),
    ("اتفقت الحكومة والمتمردون على تبادل 200 أسير.", "agreement"),
    ("أجرى وزيرا خارجية البلدين محادثات في أنقرة الاثنين.", "meeting"),
    ("استقبل الرئيس المبعوث الصيني في القصر الأربعاء.", "meeting"),
    ("وصل وفد من الحركة إلى القاهرة لإجراء محادثات بشأن الهدنة.", "meeting"),
    ("وزع برنامج الأغذية العالمي الطحين على 12 ألف أسرة في المخيم.", "aid"),
    ("وصلت قافلة من 30 شاحنة محملة بالأدوية إلى البلدة المحاصرة.", "aid"),
    ("ستمنح اليابان 20 مليون دولار لإزالة الألغام.", "aid"),
    ("فرت نحو أربعة آلاف أسرة من القتال باتجاه البحيرة.", "displacement"),
    ("نزح أكثر من 60 ألف شخص منذ يناير، بحسب مفوضية اللاجئين.", "displacement"),
    ("بدأت بحريتا البلدين مناورات مشتركة تستمر خمسة أيام في بحر العرب الأحد.", "exercise"),
    ("شاركت سفن حربية من ثماني دول في التدريبات.", "exercise"),
    ("أرسلت فرنسا فرقاطتين إلى شرق المتوسط.", "deployment"),
    ("دفع الجيش بتعزيزات إلى الحدود عقب الهجوم.", "deployment"),
    ("وصلت حاملة الطائرات نيميتز إلى خليج عمان.", "movement"),
    ("عبرت فرقاطة روسية وناقلة القناة الإنجليزية الثلاثاء.", "movement"),
    ("انسحبت القوات الإثيوبية من ثلاث قواعد على الحدود.", "movement"),
    ("دخلت أربع سفن لخفر السواحل الصيني المياه المحيطة بالجزر يوم الجمعة.", "patrol"),
    ("عبرت 19 طائرة خط الوسط السبت بحسب وزارة الدفاع.", "patrol"),
    ("أسقطت الدفاعات الجوية 14 مسيرة ليلا، وفق سلاح الجو.", "interception"),
    ("اعترضت البحرية صاروخين فوق البحر الأحمر.", "interception"),
    ("ضبط خفر السواحل مركب صيد يحمل 600 كيلوغرام من الكوكايين.", "seizure"),
    (
        "صعد قراصنة إلى سفينة شحن على بعد 340 ميلا بحريا من الساحل واحتجزوا طاقمها المؤلف من 19 بحارا.",
        "seizure",
    ),
    ("استولى مسلحون على ناقلة راسية قبالة الميناء.", "seizure"),
    ("جنحت سفينة حاويات في القناة الأربعاء.", "incident"),
    ("تعرض كابل بحري بين الجزيرتين لأضرار الاثنين.", "incident"),
    ("قطع مجهولون كابل الكهرباء المغذي لمحطة الرادار.", "incident"),
    ("وقع انفجار قرب سفينة تجارية على بعد 60 ميلا بحريا جنوب غربي الميناء.", "incident"),
    ("أنقذ خفر السواحل 84 مهاجرا من قارب مكتظ.", "incident"),
    ("غرق أربعون شخصا إثر انقلاب قاربهم قبالة الساحل.", "incident"),
    ("اعترض خفر السواحل الليبي قاربا يقل 120 مهاجرا وأعادهم إلى طرابلس.", "incident"),
    ("سيطر المتمردون على بلدة كسلا بعد ثلاثة أيام من القتال.", "advance"),
    ("استعادت القوات الحكومية قريتين على الضفة الشرقية للنهر.", "advance"),
    ("قالت الجماعة إنها سيطرت على المعبر الحدودي.", "advance"),
    ("توغلت دبابات في أطراف المدينة فجرا.", "movement"),
    ("أغلقت السلطات المعبر أمام شاحنات الوقود.", "incident"),
    ("أطلقت كوريا الشمالية صاروخين باليستيين قصيري المدى باتجاه البحر الشرقي.", "missile-test"),
    ("نفت مصر إرسال قوات إلى الحدود.", "statement"),
    ("قال الوزير إن أي غارة لم تقع.", "statement"),
    ("هدد رئيس الوزراء بإغلاق المضيق إذا لم ترفع العقوبات.", "statement"),
    ("حذرت إيران من أن أي هجوم سيقابل برد ساحق.", "statement"),
    ("دعا الأمين العام للأمم المتحدة إلى وقف فوري للقتال.", "statement"),
    ("أدانت وزارة الخارجية الهجوم على المستشفى.", "statement"),
    ("رجح فريق خبراء أممي أن الجيش استخدم أسلحة كيميائية.", "statement"),
    ("اتهم وزير الدفاع رواندا بتسليح المتمردين.", "statement"),
    ("صوت البرلمان على تمديد حالة الطوارئ ثلاثة أشهر.", "statement"),
    ("جدد مجلس الأمن ولاية البعثة حتى 31 ديسمبر.", "statement"),
    ("فرض المحافظ حظر تجول في المحافظة بعد أعمال الشغب.", "statement"),
    ("أرجأت مفوضية الانتخابات الاقتراع إلى نوفمبر.", "statement"),
    ("قال محققون إن الحريق مفتعل.", "incident"),
    ("يتوقع محللون مزيدا من الهجمات قبل الانتخابات.", "statement"),
    ("قتل حارس سجن بالرصاص في سيارته في المدينة الساحلية الثلاثاء.", "incident"),
    ("تبادلت الشرطة إطلاق النار مع أفراد عصابة في الضاحية الشمالية.", "clash"),
    ("عثر جنود على طنين من المتفجرات في مستودع.", "incident"),
    ("صادرت الجمارك 40 بندقية كانت مخبأة في شاحنة.", "seizure"),
    ("قال مالك السفينة إن الطاقم بخير.", "statement"),
    ("أفرج عن الرهائن الأحد بعد شهرين في الأسر.", "incident"),
    ("قتلت قوات الأمن أربعة مسلحين في مداهمة وكر لهم.", "clash"),
    ("دمر لغم آلية مصفحة وأصيب أربعة جنود.", "strike"),
    ("غادر آخر الجنود الفرنسيين البلاد في 20 يناير.", "movement"),
    ("قدمت الفلبين احتجاجا على استخدام خراطيم المياه.", "statement"),
    ("استخدمت سفينة لخفر السواحل خراطيم المياه ضد قارب إمداد قرب الشعاب.", "incident"),
    ("وافقت ألمانيا على حزمة مساعدات عسكرية بقيمة 1.3 مليار يورو.", "aid"),
    ("تحطمت طائرة نقل عسكرية عند الهبوط ومقتل جميع من كانوا على متنها.", "incident"),
    ("انتهت المحادثات من دون نتيجة.", "meeting"),
    ("سقطت قذائف على السوق فقتل 11 شخصا.", "strike"),
    ("أخرجت غارة جوية مدرج المطار عن الخدمة.", "strike"),
    ("أحرق مهاجمون 60 منزلا وقتلوا 14 شخصا في القرية.", "incident"),
    ("صد الجيش هجوما على الثكنة.", "clash"),
    ("تنصح السفن بالابتعاد عن المنطقة حتى 14 مايو.", "statement"),
    ("ستجري رماية بالذخيرة الحية في المنطقة من 3 إلى 5 يونيو.", "exercise"),
    ("تجددت الاشتباكات بين الجيش والدعم السريع في محيط القيادة العامة.", "clash"),
    ("استهدفت غارات جوية مواقع للحركة في جبال النوبة.", "strike"),
    ("دوت انفجارات في العاصمة إثر ضربات بطائرات مسيرة.", "strike"),
    ("اقتيد الناشط إلى جهة مجهولة.", "detention"),
    ("هبطت طائرة إغاثة تحمل 30 طنا من المستلزمات الطبية في المطار.", "aid"),
    ("طالب المجلس بفتح تحقيق دولي في المجزرة.", "statement"),
    ("لوحت واشنطن بفرض عقوبات جديدة على طهران.", "statement"),
    ("رحبت الجامعة العربية بالاتفاق.", "statement"),
]


def _kinds(content: str, lang: Lang) -> list[str]:
    return [each.kind for each in propose_events(read_text(content, DAY, lang).sentences())]


@pytest.mark.parametrize(("content", "kind"), ENGLISH)
def test_an_english_sentence_tells_one_kind(content: str, kind: str) -> None:
    """The means of a casualty, the thing of a verb and the head of a compound tell the kind."""
    assert _kinds(content, "en") == [kind]


@pytest.mark.parametrize(("content", "kind"), ARABIC)
def test_an_arabic_sentence_tells_one_kind(content: str, kind: str) -> None:
    """The same in Arabic, where the doer stands between a verb and its object."""
    assert _kinds(content, "ar") == [kind]


NOTHING_SENT = [
    ("en", "Germany handed over another launcher."),
    ("ar", "وصلت إلى الميناء طائرة شحن تحمل أسلحة."),
]


@pytest.mark.parametrize(("lang", "content"), NOTHING_SENT)
def test_goods_are_transferred_only_to_or_from_somebody(lang: Lang, content: str) -> None:
    """Without a word for who receives or supplies them nobody is charged with a transfer."""
    assert "transfer" not in _kinds(content, lang)


CONDITIONS = [
    ("en", "If the rebels attack the airport, the embassy would close."),
    ("ar", "إذا هاجم المتمردون المطار، فستغلق السفارة."),
]


@pytest.mark.parametrize(("lang", "content"), CONDITIONS)
def test_a_condition_tells_of_no_event(lang: Lang, content: str) -> None:
    """What would have to happen first has not happened."""
    assert not {"clash", "strike", "advance"} & set(_kinds(content, lang))


def test_an_english_noun_before_another_only_tells_of_what_sort_it_is() -> None:
    """A leader of protests is no protest."""
    assert "protest" not in _kinds("A protest leader spoke for an hour in Doha on Monday.", "en")


CAUSES = [
    ("en", "Four people died following an ambush near the lake."),
    ("ar", "قتل أربعة أشخاص إثر كمين قرب البحيرة."),
]


@pytest.mark.parametrize(("lang", "content"), CAUSES)
def test_the_cause_of_harm_tells_the_kind(lang: Lang, content: str) -> None:
    """Elsewhere "after an ambush" is only a time."""
    assert _kinds(content, lang) == ["clash"]
