"""What stories in other languages speak of, in the English words the other tables know.

A row is `English | French | Spanish | German | Italian | Japanese | Chinese`. A `*` ends a stem ("sonri*"
finds "sonrió"); `_` joins the words of a phrase, on the left too: a gloss may be several English words. Rows
need not be complete. This is no dictionary: it holds what can be shown, who can be seen, what is felt, and the
small words by which those are understood; `foreign.py` reads stories with it.
"""

# ruff: noqa: E501 - a row is a line: a table broken over lines can no longer be read down
from __future__ import annotations

LANGUAGES = ("fr", "es", "de", "it", "ja", "zh")

PEOPLE = """
there | il_y_a il_y_avait | | es_gibt es_gab | | |
tired | mort_de_fatigue épuisé | cansad* | müde | stanco_morto stanco stanca | 疲れ | 累了
i | je j' moi | yo | ich | io ho | 私 僕 俺 わたし ぼく | 我
me | me m' | me mí | mich mir | mi | | 
my | mon ma mes | mi mis | mein meine meinen meinem meiner meines | mio mia miei mie | |
he | il lui | él | er ihn ihm | lui | 彼 | 他
she | elle | ella | sie | lei | 彼女 | 她
we | nous on | nosotros nosotras | wir uns | noi | 私たち 僕ら 僕たち | 我们
they | ils elles eux | ellos ellas | | loro | 彼ら | 他们 她们
mother | mère maman | madre mamá | mutter mama mutti | madre mamma | 母 お母さん ママ | 妈妈 母亲 我妈
father | père papa | padre papá | vater papa vati | padre papà babbo | 父 お父さん パパ | 爸爸 父亲 我爸
parents | parents | padres | eltern | genitori | 両親 | 父母
sister | sœur soeur | hermana | schwester | sorella | 姉 妹 お姉さん | 姐姐 妹妹
brother | frère | hermano | bruder | fratello | 兄 弟 お兄さん | 哥哥 弟弟
son | fils | hijo | sohn | figlio | 息子 | 儿子
daughter | fille | hija | tochter | figlia | 娘 | 女儿
vet | vétérinaire | veterinaria veterinario | tierarzt tierärztin | veterinaria veterinario | 獣医 | 兽医
child | enfant bébé gamin | niño niña | kind kindes | bambino bambina | 子ども 子供 | 孩子
children | enfants gamins | niños | kinder kindern | bambini | 子どもたち 子供たち | 孩子们
grandmother | grand-mère mamie | abuela | oma großmutter | nonna | 祖母 おばあさん おばあちゃん | 奶奶 外婆 姥姥
grandfather | grand-père papi papy | abuelo | opa großvater | nonno | 祖父 おじいさん おじいちゃん | 爷爷 外公
my_wife | ma_femme mon_épouse | mi_mujer mi_esposa | meine_frau meiner_frau | mia_moglie moglie | 妻 嫁 | 妻子 老婆
husband | mari | marido esposo | mein_mann ehemann | marito | 夫 旦那 | 丈夫 老公
girlfriend | copine | novia | freundin | fidanzata ragazza | 恋人 | 女朋友
boyfriend | copain | novio | | fidanzato | 彼氏 | 男朋友
friend | ami amie amis | amigo amiga amigos | freund freunde freunden | amico amica amici | 友達 友人 親友 | 朋友
aunt | tante | tía | tante | zia | おばさん 叔母 | 阿姨 姑姑
uncle | oncle | tío | onkel | zio | おじさん 叔父 | 叔叔 舅舅
neighbor | voisin voisine voisins | vecino vecina vecinos | nachbar nachbarin nachbarn | vicino vicina | 隣人 隣の人 | 邻居
boss | patron patronne chef | jefe jefa | chef chefin | capo | 上司 社長 部長 | 老板 上司 经理
teacher | professeur prof maîtresse instituteur | profesor profesora maestra | lehrer lehrerin | professore maestra | 先生 | 老师
doctor | médecin docteur | médico doctora doctor | arzt ärztin | medico dottore dottoressa | 医者 医師 | 医生
nurse | infirmière infirmier | enfermera enfermero | krankenschwester pfleger | infermiera infermiere | 看護師 | 护士
policeman | policier gendarme | policía | polizist polizistin | poliziotto carabiniere | 警察官 警官 | 警察
waiter | serveur | camarero | kellner | cameriere | 店員 | 服务员
customer | client cliente clients | cliente clientes | kunde kundin | cliente clienti | 客 お客さん | 客人 顾客
driver | chauffeur conducteur | conductor chófer | fahrer schaffner | autista | 運転手 | 司机
stranger | inconnu inconnue | desconocido desconocida | fremder fremde fremden | sconosciuto sconosciuta | 見知らぬ人 | 陌生人
man | homme monsieur type | hombre señor | mann herr herrn | uomo signore signor | 男 男性 | 男人 先生
woman | dame madame | mujer señora | frau dame | donna signora | 女性 女の人 | 女人 女士
girl | fillette | chica niña | mädchen | ragazza bambina | 少女 女の子 | 姑娘 女孩
boy | garçon | chico | junge jungen | ragazzo | 少年 男の子 | 男孩 小伙子
old_man | vieil_homme vieux_monsieur | anciano viejo | alter_mann | vecchietto anziano | 老人 | 老人 老头
old_lady | vieille_dame | anciana vieja | alte_frau alte_dame | vecchietta anziana | 老婆 | 老太太
"""

PLACES = """
house | maison | casa | haus hause zuhause | casa | 家 | 家里 家
apartment | appartement | piso apartamento | wohnung | appartamento | アパート 部屋 マンション | 公寓 房间 屋子
living_room | salon | salón | wohnzimmer | salotto soggiorno | 居間 リビング | 客厅
bedroom | chambre | dormitorio habitación | schlafzimmer | camera | 寝室 | 卧室
kitchen | cuisine | cocina | küche | cucina | 台所 キッチン | 厨房
bathroom | salle_de_bain toilettes | baño | bad badezimmer | bagno | 風呂 トイレ | 浴室 厕所 洗手间
office | bureau | oficina despacho | büro | ufficio | 会社 事務所 オフィス | 办公室 公司
shop | magasin boutique boulangerie supermarché épicerie | tienda supermercado panadería | laden geschäft supermarkt bäckerei | negozio supermercato panetteria | 店 スーパー コンビニ | 商店 超市 店里
restaurant | restaurant café_du_coin bistrot | restaurante cafetería bar | restaurant gasthaus café | ristorante bar trattoria | 食堂 レストラン 喫茶店 | 饭店 餐厅 咖啡馆
hospital | hôpital | hospital | krankenhaus | ospedale | 病院 | 医院
school | école lycée collège | escuela colegio instituto | schule | scuola liceo | 学校 高校 中学 大学 | 学校 高中 大学
classroom | classe | clase aula | klasse klassenzimmer | aula | 教室 | 教室
hallway | couloir palier | pasillo rellano | flur treppenhaus gang | corridoio pianerottolo | 廊下 | 走廊 楼道
stairs | escalier escaliers | escalera escaleras | treppe treppen | scale scala | 階段 | 楼梯
elevator | ascenseur | ascensor | aufzug fahrstuhl | ascensore | エレベーター | 电梯
church | église | iglesia | kirche | chiesa | 教会 | 教堂
street | rue trottoir | calle acera | straße strasse gehweg | strada via marciapiede | 道 通り | 街上 路上 马路 街
bus_stop | arrêt_de_bus | parada | bushaltestelle haltestelle | fermata | バス停 | 公交站 车站
train_station | gare quai | estación andén | bahnhof bahnsteig | stazione binario | 駅 | 火车站
garden | jardin | jardín | garten | giardino | 庭 | 花园 院子
park | parc | parque | park | parco | 公園 | 公园
city | ville | ciudad | stadt | città | 町 街 都会 | 城市
forest | forêt bois | bosque | wald | bosco foresta | 森 | 森林 树林
sea | mer plage | mar playa | meer strand | mare spiaggia | 海 浜 | 海边 大海
river | rivière fleuve | río | fluss | fiume | 川 | 河边 河
airport | aéroport | aeropuerto | flughafen | aeroporto | 空港 | 机场
building | immeuble bâtiment | edificio | gebäude hochhaus | palazzo edificio | ビル 建物 | 大楼 楼下 这栋楼 整栋楼
"""

THINGS = """
phone | téléphone portable | teléfono móvil celular | telefon handy | telefono cellulare | 電話 携帯 スマホ | 手机 电话
text_message | message sms texto | mensaje | nachricht | messaggio | メール メッセージ | 短信 消息 微信
letter | lettre mot billet_doux | carta nota | brief zettel zetteln | lettera biglietto | 手紙 紙 字 | 一封信 纸条 一张纸 一行字 字
newspaper | journal journaux | periódico diario | zeitung | giornale | 新聞 | 报纸
computer | ordinateur | ordenador computadora | computer rechner | computer | パソコン | 电脑
key | clé clés clef | llave llaves | schlüssel | chiave chiavi | 鍵 かぎ | 钥匙
door | porte portes | puerta puertas | tür türen haustür | porta porte | ドア 扉 玄関 | 门 大门 电梯门
chair | chaise fauteuil | silla | stuhl sessel | sedia poltrona | 椅子 | 椅子
bed | lit | cama | bett | letto | ベッド 布団 | 床
couch | canapé | sofá | sofa couch | divano | ソファ | 沙发
lamp | lampe | lámpara | lampe | lampada | 電気 明かり | 灯
clock | horloge réveil montre | reloj despertador | uhr wecker | orologio sveglia | 時計 | 钟 闹钟 手表
television | télé télévision | tele televisión | fernseher | televisione tivù | テレビ | 电视
camera | appareil_photo | cámara | kamera | macchina_fotografica | カメラ | 相机
photo | photo photos | foto fotos | foto fotos bild | foto fotografia | 写真 | 照片
book | livre livres | libro libros | buch bücher | libro libri | 本を 本が 小説 | 书
pencil | crayon stylo | lápiz bolígrafo | stift bleistift | matita penna | 鉛筆 ペン | 笔
money | argent sous | dinero | geld | soldi denaro | お金 金を | 钱
dollar | euro euros | euro euros | euro | euro | 円 | 块钱 元
wallet | portefeuille | cartera billetera | geldbeutel brieftasche portemonnaie | portafoglio | 財布 | 钱包
gift | cadeau | regalo | geschenk | regalo | プレゼント 贈り物 | 礼物
bag | sac | bolsa bolso | tasche tüte | borsa | 鞄 かばん 袋 | 包 袋子
suitcase | valise | maleta | koffer | valigia | スーツケース | 行李箱 行李
box | boîte carton | caja | kiste schachtel karton | scatola | 箱 | 盒子 箱子
umbrella | parapluie | paraguas | regenschirm schirm | ombrello | 傘 | 雨伞 伞
rain | pluie pleuvait | lluvia llovía | regen regnete | pioggia pioveva | 雨 | 下雨 雨
snow | neige | nieve | schnee | neve | 雪 | 下雪 雪
sun | soleil | sol | sonne | sole | 太陽 | 太阳
moon | lune | luna | mond | luna | 月が 月を | 月亮
flower | fleur fleurs bouquet | flor flores | blume blumen | fiore fiori | 花 | 花 一盆花 花开了
tree | arbre arbres | árbol árboles | baum bäume | albero alberi | 木の | 树
dog | chien chienne | perro perra | hund hündin | cane | 犬 | 狗
cat | chat chatte | gato gata | katze kater | gatto gatta | 猫 | 猫
bird | oiseau | pájaro | vogel | uccello | 鳥 | 鸟
fish | poisson saumon | pescado pez | fisch lachs | pesce | 魚 | 鱼
ring | bague alliance | anillo | | anello | 指輪 | 戒指
heart | cœur amour | corazón amor | herz liebe | cuore amore | 愛情 | 爱 心里
cake | gâteau tarte | tarta pastel bizcocho | kuchen torte | torta | ケーキ | 蛋糕
bread | pain baguette tartine | pan | brot | pane | パン | 面包
cookie | biscuit biscuits | galleta galletas | keks kekse plätzchen | biscotto biscotti | クッキー | 饼干
soup | soupe | sopa | suppe | minestra zuppa | 味噌汁 スープ | 汤
pasta | pâtes | pasta | nudeln | spaghetti pasta | うどん ラーメン | 面条
rice | riz | arroz | reis | riso | ご飯 弁当 弁当箱 おにぎり 海苔 | 米饭 饺子
dinner | dîner repas déjeuner | cena comida ceno cenaba almuerzo | abendessen essen mittagessen | cena pranzo | 食事 夕食 昼休み 晩ご飯 | 晚饭 午饭 吃饭
breakfast | petit-déjeuner | desayuno | frühstück frühstückt | colazione | 朝食 朝ご飯 | 早饭
coffee | café cafés | café cafés | kaffee | caffè | コーヒー | 咖啡
tea | thé | té | tee | tè | お茶 紅茶 | 茶
wine | vin | vino | wein | vino | ワイン | 酒
glass_of_water | eau verre | agua vaso | wasser | acqua bicchiere | 水を | 喝水
plate | assiette | plato | teller | piatto | 皿 | 盘子
frying_pan | poêle casserole | sartén olla | pfanne topf | padella pentola | 鍋 フライパン | 锅
hat | chapeau | sombrero | hut mütze | cappello | 帽子 | 帽子
shoe | chaussure chaussures pantoufles | zapato zapatos | schuh schuhe | scarpa scarpe | 靴 | 鞋
shirt | chemise pull | camisa | hemd pullover | camicia | シャツ | 衣服 衬衫
dress | robe | vestido | kleid | vestito | ドレス | 裙子
glasses | lunettes | gafas | brille | occhiali | 眼鏡 | 眼镜
car | voiture | coche | auto wagen | macchina auto | 車 | 车子 汽车 开车
bus | bus autobus | autobús | bus | autobus | バス | 公交车
train | train métro | tren metro | zug bahn | treno metropolitana | 電車 列車 | 火车 地铁
bicycle | vélo | bicicleta bici | fahrrad | bicicletta bici | 自転車 | 自行车
truck | camion | camión | lastwagen | camion | トラック | 卡车
plane | avion | avión | flugzeug | aereo | 飛行機 | 飞机
ship | bateau navire | barco | schiff boot | nave barca | 船 | 船
music | musique chanson | música canción | musik lied | musica canzone | 音楽 歌 | 音乐 一首歌 唱歌
guitar | guitare | guitarra | gitarre | chitarra | ギター | 吉他
ghost | fantôme | fantasma | gespenst geist | fantasma | 幽霊 お化け | 鬼
fire | feu incendie | fuego incendio | feuer brand | fuoco incendio | 火事 火が | 火
police | police | policía | polizei | polizia | 警察 | 警察局
ticket | ticket billet | billete entrada | fahrkarte ticket | | 切符 チケット | 票
job | boulot emploi | trabajo empleo | arbeit job | lavoro | 仕事 | 工作
interview | entretien | entrevista | vorstellungsgespräch | colloquio | 面接 | 面试
birthday | anniversaire | cumpleaños | geburtstag | compleanno | 誕生日 | 生日
graduation | diplôme | graduación | abschluss | laurea | 卒業 | 毕业
wedding | mariage | boda | hochzeit | matrimonio nozze | 結婚 結婚式 | 婚礼 结婚
funeral | enterrement | funeral entierro | beerdigung | funerale | 葬式 | 葬礼
footsteps | des_pas | pasos | schritte schritten | passi | 足音 | 脚步声
doorbell | sonnette sonné frapper frappé | timbre llamó_a_la_puerta | klingel geklopft geklingelt klingelte | campanello bussato bussare | 呼び鈴 チャイム ノック | 门铃 敲门
"""

FELT = """
happy | heureux heureuse content contente joie | feliz contento contenta alegr* | glücklich froh | felice contento contenta | 嬉しい 嬉しか 幸せ 楽し | 高兴 开心 快乐 幸福
laugh | ri rire riait rigol* | reí reír rió risa | gelacht lachte lachen | ha_riso ho_riso rideva risata ridere | 笑って 笑った 笑い 笑う | 笑了 大笑 笑着
smile | souri sourire souriait | sonri* | lächel* | sorrid* sorriso | 微笑 にっこり | 微笑
love | aime aimé aimait | quiero amaba | liebte geliebt | amo amava | 大好き 好きだ | 喜欢
hug | embrassé serré | abraz* | umarm* | abbracc* | 抱きし | 拥抱 抱住
thank | merci remerci* | gracias agradec* | danke bedankt | grazie ringrazi* | ありがと 感謝 | 谢谢 感谢
proud | fier fière | orgullos* | stolz | fiero fiera orgoglios* | 誇り | 骄傲
finally | finalement | por_fin finalmente | endlich | finalmente | やっと ついに | 终于
sad | triste | triste | traurig | triste | 悲し 寂し 切な | 难过 伤心
cry | pleur* larmes | llor* lágrimas | weint* tränen geweint | pianto piang* lacrime | 泣 涙 | 哭 眼泪
alone | tout_seul toute_seule seule | solo_en sola_en soledad | allein einsam | rimasto_solo rimasta_sola solitudine | 一人で ひとり | 孤独 独自 一个人
death | mort décès | murió muerte muerto | gestorben tod starb | morto morta morte | 亡くな 死んだ 死ん | 去世 死了
ashamed | honte | vergüenza | schämte geschämt peinlich | vergogn* | 恥ずかし | 丢脸 羞
angry | colère furieux furieuse fâché | enfadad* furios* rabia | wütend sauer zornig | arrabbiat* furios* | 怒 | 生气 愤怒
scream | crié hurlé cria | grit* | schrie geschrien | gridat* urlat* urlo | 叫 叫んだ | 喊 大叫
scared | peur effrayé terrifié | miedo asustad* | angst erschrak | paura spaventat* | 怖 恐 | 害怕 发抖
panic | panique panique* | pánico | panik | panico | 慌て パニック | 慌
suddenly | soudain brusquement tout_à_coup | de_pronto de_repente | plötzlich auf_einmal | all'improvviso improvvisamente | 突然 急に なぜか | 突然 忽然
surprised | surpris surprise étonné | sorprendid* sorpresa | überrascht staunte | sorpres* | 驚 びっくり | 吃惊 惊讶 愣住
embarrassed | gêné gênée | avergonz* | verlegen | imbarazz* | 照れ | 尴尬
strange | étrange bizarre | extraño rar* | seltsam merkwürdig komisch | strano strana | 不思議 変な | 奇怪
secret | secret | secreto | geheimnis | segreto | 秘密 内緒 | 秘密
revenge | vengeance | venganza | rache | vendetta | 復讐 | 报复
won | gagné | ganado gané | gewonnen | vinto | 勝った 勝ち | 赢
wait | attendu attendre attendais | esper* | gewartet warten wartete | aspett* | 待って 待った | 等着 等了 在等
stole | volé voleuse voleur vole | robó robado | gestohlen | rubato | 盗 | 偷
quiet | silence | silencio | stille schwieg | silenzio | 黙 沈黙 | 沉默 没有说话
"""

SMALL = """
the | le la les l' son sa ses leur | el la los las su sus | der die das den dem des ihr ihre ihren sein seine | il lo la i gli le l' suo sua | |
a | un une des | un una unos unas | ein eine einen einem einer | un uno una un' | |
this | ce cet cette ces | este esta ese esa | dieser diese dieses diesen | questo questa quel quella | この その あの | 这 那
in | dans en | en dentro_de | in | in dentro | | 在
in_the | | | im ins | nel nello nella nell' nei | |
at | à chez devant derrière | ante | an bei vor hinter | davanti dietro | |
at_the | au aux | al | am beim zum zur vorm | al allo alla all' ai | |
on | sur | sobre encima | auf | su sopra | |
on_the | | | | sul sulla sullo sull' | |
to | vers jusqu' | a hasta hacia | nach zu | a verso fino | |
of | de d' | de | von | di d' | |
of_the | du | del | vom | del della dello dell' dei delle | |
with | avec | con | mit | con | |
from | depuis | desde | seit aus | da dal dalla | から | 从
and | et | y e | und | e ed | |
but_then | mais | pero | aber doch | ma però | でも しかし | 但 可是
not | pas jamais ne n' | no nunca | nicht kein keine nie | non mai | | 没有 不
said | dit répondu demandé | dijo decía preguntó respondió | sagte fragte gesagt stand | detto chiesto ha_detto | 言った 聞いた | 说 说：
then | puis alors ensuite | luego entonces después | dann also danach | poi allora dopo | それから そして | 然后 后来 以后
now | maintenant | ahora | jetzt seitdem | adesso ora ormai | 今 | 现在 最后
one_day | un_jour | un_día | eines_tages | un_giorno | ある日 | 有一天
evening | soir soirée | | abend abends | sera serata | 夕方 | 傍晚
night | nuit | noche | nacht | notte | 夜 晩 | 晚上 夜里 深夜
morning | matin | mañana | morgen morgens | mattina mattino | 朝 今朝 | 早上 早晨
"""

TABLES = (PEOPLE, PLACES, THINGS, FELT, SMALL)
