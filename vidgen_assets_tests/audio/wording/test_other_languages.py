"""French, Spanish, German, Italian, Japanese and Mandarin: a table of cases each."""

from __future__ import annotations

import pytest

from vidgen_assets_tests.audio.wording.saying import said, voiced

FRENCH = [
    ("J'ai 28 chats et 1 fille", "j'ai vingt huit chats et une fille"),
    ("71, 80, 81 et 99", "soixante et onze quatre vingts quatre vingt un et quatre vingt dix neuf"),
    ("1 234 567 personnes", "un million deux cent trente quatre mille cinq cent soixante sept personnes"),
    ("1.234 ou 12 000", "mille deux cent trente quatre ou douze mille"),
    ("3,5 et 0,05", "trois virgule cinq et zéro virgule zéro cinq"),
    ("20 €, 1 €, 3,50 €, 3,50€", "vingt euros un euro trois euros cinquante trois euros cinquante"),
    ("1,5 million d'euros, 2M€", "un virgule cinq million d'euros deux millions d'euros"),
    ("$20 et £1", "vingt dollars et une livre"),
    ("le 14 juillet 1789", "le quatorze juillet mille sept cent quatre vingt neuf"),
    ("le 1er mai, le 1 mai", "le premier mai le premier mai"),
    ("05/03/2013 ou 2013-03-05", "cinq mars deux mille treize ou cinq mars deux mille treize"),
    ("à 10h30, 15h, 14:05, 12h", "à dix heures trente quinze heures quatorze heures cinq midi"),
    ("20 kg, 5 °C, 60 km/h", "vingt kilos cinq degrés soixante kilomètres heure"),
    ("1 h et 21 km, 50 m²", "une heure et vingt et un kilomètres cinquante mètres carrés"),
    ("5-10 jours, 2019-2021", "cinq à dix jours deux mille dix neuf à deux mille vingt et un"),
    ("1/2, 3/4, 8/10", "un demi trois quarts huit sur dix"),
    ("le 21e étage, la 2nde, XXe siècle", "le vingt et unième étage la seconde vingtième siècle"),
    ("Louis XIV, chapitre IV", "louis quatorze chapitre quatre"),
    ("50 % et -5", "cinquante pour cent et moins cinq"),
    ("M. Dupont, Mme Martin, le Dr Roy", "monsieur dupont madame martin le docteur roy"),
    ("p. ex. etc. svp", "par exemple et cetera s'il vous plaît"),
    ("mdr tjs bcp pcq", "mort de rire toujours beaucoup parce que"),
    ("28F et (M30)", "vingt huit ans femme et trente ans homme"),
    ("https://www.exemple.fr/a, me@x.fr", "exemple point F R une adresse e mail"),
    ("r/france par u/nom, @toi", "R slash france par un membre un membre"),
    ("c'est f*** 😂 :)", "c'est bip"),
    ("06-12-34-56-78", "zéro six un deux trois quatre cinq six sept huit"),
    ("la SNCF et le TGV, l'OTAN", "la S N C F et le T G V l'otan"),
    ("les années 90, v2.0", "les années quatre vingt dix version deux point zéro"),
    ("sooooo, <b>gras</b> &amp; **fin**", "so gras et fin"),
]
SPANISH = [
    ("tengo 28 gatos y 1 hija", "tengo veintiocho gatos y una hija"),
    ("21 euros y 21 libras", "veintiún euros y veintiuna libras"),
    ("1.234.567 personas", "un millón doscientos treinta y cuatro mil quinientos sesenta y siete personas"),
    ("3,5 y 0,05", "tres coma cinco y cero coma cero cinco"),
    ("20 €, 1 €, 3,50€", "veinte euros un euro tres euros cincuenta"),
    ("$20 y £1", "veinte dólares y una libra"),
    ("$2 millones, 5k, 100 mil", "dos millones de dólares cinco mil cien mil"),
    ("el 5 de mayo de 2013", "el cinco de mayo de dos mil trece"),
    ("12/10/2013", "doce de octubre de dos mil trece"),
    ("2013-10-12", "doce de octubre de dos mil trece"),
    ("a las 10:30, 10:15, 14:05", "a las diez y media diez y cuarto catorce y cinco"),
    ("a las 15h", "a las quince"),
    ("20 kg, 5 ºC, 60 km/h", "veinte kilos cinco grados sesenta kilómetros por hora"),
    ("1 h y 50 m²", "una hora y cincuenta metros cuadrados"),
    ("5-10 días", "cinco a diez días"),
    ("1/2, 3/4, 8/10", "un medio tres cuartos ocho de diez"),
    ("1º, 2ª, 3er piso", "primero segunda tercer piso"),
    ("Felipe II, siglo XXI, capítulo IV", "felipe segundo siglo veintiuno capítulo cuatro"),
    ("50% y -5", "cincuenta por ciento y menos cinco"),
    ("el Sr. García, la Dra. López", "el señor garcía la doctora lópez"),
    ("EE. UU. p. ej. etc.", "estados unidos por ejemplo etcétera"),
    ("xq q tb finde", "porque que también fin de semana"),
    ("28F y 30M", "veintiocho años mujer y treinta años hombre"),
    ("http://ejemplo.com/a y me@x.com", "ejemplo punto com y un correo electrónico"),
    ("r/mexico de u/nadie", "R barra mexico de un usuario"),
    ("eres un c***, 😂 <3", "eres un pip"),
    ("3x2, v2.0", "tres por dos versión dos punto cero"),
    ("ADN y DNI y la ONU", "A D N y D N I y la onu"),
    ("¿Qué? ¡No!", "qué no"),
]
GERMAN = [
    ("28 Katzen und 1 Hund", "achtundzwanzig katzen und ein hund"),
    ("1.234.567 Leute", "eine million zweihundert vierunddreißigtausend fünfhundert siebenundsechzig leute"),
    ("3,5 und 0,05", "drei komma fünf und null komma null fünf"),
    ("20 €, 1 €, 3,50€", "zwanzig euro ein euro drei euro fünfzig"),
    ("2,5 Mio. Euro, 3 Mrd. Dollar", "zwei komma fünf millionen euro drei milliarden dollar"),
    ("$20 und £1", "zwanzig dollar und ein pfund"),
    ("am 5. Mai 2013", "am fünften mai zweitausend dreizehn"),
    ("am 03.10.1990", "am dritten oktober neunzehnhundert neunzig"),
    ("der 3. Oktober", "der dritte oktober"),
    ("um 10:30 Uhr, um 15 Uhr", "um zehn uhr dreißig um fünfzehn uhr"),
    ("um 1 Uhr, 14:05", "um ein uhr vierzehn uhr fünf"),
    ("20 kg, 5 °C, 60 km/h", "zwanzig kilo fünf grad sechzig kilometer pro stunde"),
    ("1 min, 1 kg, 50 m²", "eine minute ein kilo fünfzig quadratmeter"),
    ("5-10 Tage", "fünf bis zehn tage"),
    ("1/2, 3/4, 8/10", "ein halb drei viertel acht von zehn"),
    ("der 2. Versuch, das 3. Mal", "der zweite versuch das dritte mal"),
    ("die 1ste, der 2te", "die erste der zweite"),
    ("Ludwig XIV. und Kapitel IV", "ludwig der vierzehnte und kapitel vier"),
    ("50 % und -5", "fünfzig prozent und minus fünf"),
    ("Dr. Müller, Hauptstr. 5", "doktor müller hauptstraße fünf"),
    ("z. B. hier, d. h. dort usw.", "zum beispiel hier das heißt dort und so weiter"),
    ("z.B. bzw. ca. vllt", "zum beispiel beziehungsweise circa vielleicht"),
    ("1999 und 2013", "neunzehnhundert neunundneunzig und zweitausend dreizehn"),
    ("28F und 30M", "achtundzwanzig jahre weiblich und dreißig jahre männlich"),
    ("https://beispiel.de/a, ich@x.de", "beispiel punkt D E eine mailadresse"),
    ("r/de von u/jemand", "R slash de von ein nutzer"),
    ("so ein A*schloch 😂", "so ein piep"),
    ("LKW, USA, ARD", "L K W U S A ard"),
    ("Straße und Kaffee", "straße und kaffee"),
]
ITALIAN = [
    ("28 gatti e 1 volta", "ventotto gatti e una volta"),
    ("1.234 e 3,5", "mille duecento trentaquattro e tre virgola cinque"),
    ("20 €, 1 €, 3,50€", "venti euro un euro tre euro cinquanta"),
    ("$20 e £1", "venti dollari e una sterlina"),
    ("2 milioni di euro, 5k, 2M€", "due milioni di euro cinquemila due milioni di euro"),
    ("il 5 maggio 2013", "il cinque maggio duemila tredici"),
    ("il 1° maggio", "il primo maggio"),
    ("12/10/2013", "dodici ottobre duemila tredici"),
    ("alle 10:30, 15:15, 12:00", "alle dieci e mezza quindici e un quarto mezzogiorno"),
    ("14:05", "quattordici e cinque"),
    ("20 kg, 5 °C, 60 km/h", "venti chili cinque gradi sessanta chilometri orari"),
    ("20°, 50 mq", "venti gradi cinquanta metri quadri"),
    ("5-10 giorni", "cinque a dieci giorni"),
    ("1/2, 3/4, 8/10", "un mezzo tre quarti otto su dieci"),
    ("1º, 2ª", "primo seconda"),
    ("Luigi XIV nel XX secolo", "luigi quattordicesimo nel ventesimo secolo"),
    ("capitolo IV", "capitolo quattro"),
    ("50% e -5", "cinquanta per cento e meno cinque"),
    ("il Sig. Rossi, la Dott.ssa Bianchi", "il signor rossi la dottoressa bianchi"),
    ("p. es. ecc.", "per esempio eccetera"),
    ("nn cmq xké ke", "non comunque perché che"),
    ("28F e 30M", "ventotto anni donna e trenta anni uomo"),
    ("https://esempio.it/a, io@x.it", "esempio punto I T un indirizzo mail"),
    ("r/italy di u/nessuno", "R slash italy di un utente"),
    ("che str***o 😂", "che bip"),
    ("3x2, v2.0", "tre per due versione due punto zero"),
    ("DNA e TV e FIAT", "D N A e T V e fiat"),
    ("1.000.000 di persone", "un milione di persone"),
]
JAPANESE = [
    ("私は東京で3匹の猫を飼っている。", "ワタシワトーキョーデサンビキノネコヲカッテイル"),
    ("1本、3本、6本、10本", "イッポン サンボン ロッポン ジュッポン"),
    ("1人と2人と4人", "ヒトリトフタリトヨニン"),
    ("20歳と8歳", "ハタチトハッサイ"),
    ("4月4日の4時", "シガツヨッカノヨジ"),
    ("2013年5月5日", "ニセンジューサンネンゴガツイツカ"),
    ("2013-05-05", "ニセンジューサンネンゴガツイツカ"),
    ("10:30と9時15分", "ジュージハントクジジューゴフン"),
    ("3pm", "ゴゴサンジ"),
    ("1,200円と$20", "センニヒャクエントニジュードル"),
    ("3万円", "サンマンエン"),
    ("170cm、60kg、5°C", "ヒャクナナジューセンチ ロクジューキロ ゴド"),
    ("50%と3.5", "ゴジューパーセントトサンテンゴ"),
    ("5-10分", "ゴカラジュップン"),
    ("1/2", "ニブンノイチ"),
    ("-5度", "マイナスゴド"),
    ("三匹と二十歳と二人", "サンビキトハタチトフタリ"),
    ("五分間、三時間", "ゴフンカン サンジカン"),
    ("AIとDVD", "エーアイトディーブイディー"),
    ("YouTubeとLINE", "ユーチューブトライン"),
    ("https://x.com/aを見て", "リンクヲミテ"),
    ("me@x.comへ", "メールアドレスエ"),
    ("面白いwww 😂 (笑)", "オモシロイ"),
    ("03-1234-5678", "ゼロサンノイチニサンヨンノゴロクナナハチ"),
    ("f**k", "ピー"),
    ("１２個", "ジューニコ"),
    ("公園へ行った", "コーエンエイッタ"),
    ("ｶﾀｶﾅ", "カタカナ"),
]  # fmt: skip
MANDARIN = [
    ("我有2只猫", "我有两只猫"),
    ("2000和2", "二千和二"),
    ("第2次，12个", "第二次 十二个"),
    ("10005，110，100000", "一万零五 一百一十 十万"),
    ("1234567", "一百二十三万四千五百六十七"),
    ("3.5和0.05", "三点五和零点零五"),
    ("2013年5月3日", "二零一三年五月三日"),
    ("2013-05-03", "二零一三年五月三日"),
    ("90后，80年代", "九零后 八零年代"),
    ("下午3:30，10:05", "下午三点半 十点零五分"),
    ("3pm", "下午三点"),
    ("20元，$20，¥1,234.56", "二十元 二十美元 一千二百三十四点五六元"),
    ("$5-10", "五到十美元"),
    ("3万元", "三万元"),
    ("50%，5%-10%", "百分之五十 百分之五到百分之十"),
    ("5-10天", "五到十天"),
    ("2019-2021年", "二零一九到二零二一年"),
    ("1/2，3:1", "二分之一 三比一"),
    ("5°C，60kg，170cm", "五摄氏度 六十公斤 一百七十厘米"),
    ("60km/h", "六十公里每小时"),
    ("-5度", "负五度"),
    ("13812345678", "一三八一二三四五六七八"),
    ("https://x.com/a和me@x.com", "链接和邮箱地址"),
    ("u/someone在r/china", "某用户在论坛版块"),
    ("他说f**k", "他说哔"),
    ("yyds 😂 666", "永远的神 厉害"),
    ("KFC和iPhone 15", "K F C 和 iphone 十五"),
    ("１２个", "十二个"),
]  # fmt: skip
TABLES = {"fr": FRENCH, "es": SPANISH, "de": GERMAN, "it": ITALIAN, "ja": JAPANESE, "zh": MANDARIN}
CASES = [(language, *case) for language, cases in TABLES.items() for case in cases]


@pytest.mark.parametrize(("language", "written", "spoken"), CASES)
def test_a_language_is_read_as_its_speakers_would(language: str, written: str, spoken: str) -> None:
    assert said(written, language) == spoken


@pytest.mark.parametrize("language", sorted(TABLES))
def test_every_table_has_enough_cases(language: str) -> None:
    assert len(TABLES[language]) >= 25


@pytest.mark.parametrize(
    ("language", "written", "spoken"),
    [
        ("fr", "M. Roy (28F) est là… non ?", "monsieur roy, vingt huit ans, femme, est là, non?"),
        ("de", "am 5. Mai. Dr. Ott kam", "am fünften mai. doktor ott kam."),
        ("ja", "昨日、 行きました。", "キノー, イキマシタ."),
        ("zh", "今天， 我去了。", "今天, 我去了."),
    ],
)
def test_marks_of_every_script_become_marks_a_voice_follows(language: str, written: str, spoken: str) -> None:
    assert voiced(written, language) == spoken


@pytest.mark.parametrize("language", ["pt", "nl", "ru", "ar", "xx"])
def test_a_language_without_a_front_end_keeps_its_words_and_says_its_numbers(language: str) -> None:
    words = said("Привет olá مرحبا 28 😂 https://x.com", language).split()
    assert words[:3] == ["привет", "olá", "مرحبا"]
    assert len(words) >= 4


def test_regions_use_their_language() -> None:
    assert said("28", "fr-CA") == "vingt huit"
    assert said("28", "zh_TW") == said("28", "cmn") == "二十八"
