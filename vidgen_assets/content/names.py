"""Given names, and what looks like a surname but is none: data for telling a person's full name in a text.

Only full names are looked for ("Ann" alone tells nobody who Ann is). Names that are common words or places
in English text (Will, May, Virginia, Paris) are left out: a missed one is caught by its introduction
("my name is ..."), a wrong hit would spoil a sentence.
"""

from __future__ import annotations

_GIVEN_NAMES = """
aaron abbie abby abdul abel abigail abraham ada adam adele adrian adriana agatha agnes ahmed aidan aisha
alan albert alberto alec alejandra alejandro alessandro alex alexa alexander alexandra alexis alfred
alfredo alice alicia alina alison allan allen allison alma alvin alyssa amanda amelia amir amy ana andre
andrea andreas andrew andy angela angelica angie anita ann anna anne annette annie anthony antoine anton
antonia antonio anya arianna arnold arthur arturo ashley astrid audrey aurora avery barbara barney barry
bartholomew basil beatrice beatrix becky belinda ben benedict benjamin bernadette bernard bernice bert
bertha bertram bessie beth bethany betty beverly bianca bill billy björn blake bob bobby bonnie brad
bradley brandon brenda brendan brent brett brian bridget brittany bruce bruno bryan caitlin calvin cameron
camilla candice carl carla carlos carmen carol carole caroline carolyn carrie cassandra catherine cathy
cecil cecilia cedric celia cesar chad charlene charles charlie chelsea cheryl chloe chris christina
christine christopher cindy claire clara clarence clark claude claudia clifford clinton clive clyde colin
colleen connie connor conrad constance cora corey cornelius courtney craig cristina curtis cynthia cyril
damian damien dan dana daniel daniela danielle danny daphne darlene darrell darren daryl dave david dawn
dean deanna debbie deborah debra delia denise dennis derek derrick desmond diana diane diego dmitri
dolores dominic don donald donna dora doreen doris dorothy doug douglas duane duncan dustin dwayne dylan
ed eddie edgar edith edmund eduardo edward edwin eileen elaine eleanor elena eli elias elijah elisa
elisabeth eliza elizabeth ella ellen elliot ellis elmer eloise elsa elsie emil emilia emily emma emmanuel
enrique eric erica erik erika erin ernest ernesto esther ethan ethel eugene eunice eva evan evelyn fatima
felicia felicity felipe felix ferdinand fernando fiona florence frances francesca francis francisco frank
franklin fred freda freddie frederick frieda gabriel gabriela gail gareth garry gary gavin gemma genevieve
geoff geoffrey george gerald geraldine gerard gerry gertrude gilbert gina giovanni gladys glen glenda
glenn gloria gordon greg gregory greta gretchen guillermo gunther gus gustav gwen gwendolyn hannah hans
harold harriet harry harvey hassan heather hector heidi helen helena helga henrietta henry herbert herman
hilary hilda horace howard hubert hugh hugo ian ibrahim ignacio imogen ines ingrid irene irma isaac isabel
isabella isabelle ivan jackie jacob jacqueline jaime jake jamal james jamie jan jane janet janice jared
jasmine jason javier jean jeanette jeff jeffrey jenna jennifer jenny jeremiah jeremy jerome jerry jesse
jessica jill jillian jim jimmy jo joan joanna joanne jodie joe joel johan johanna john johnny jon jonas
jonathan jorge jose josef joseph josephine josh joshua joyce juan juanita judith judy julia julian julie
juliet julio julius justin justine karen karl karla kate katherine kathleen kathryn kathy katie katrina
kay keith kelly kelsey ken kendra kenneth kenny kerry kevin kim kimberly kirk kristen kristin kristina
kurt kyle lana lance larry lars laura lauren laurence laurie lawrence leah lee leila lena leo leon leonard
leroy leslie lester lewis liam lila lillian linda lindsay lindsey lionel lisa liz lloyd lois lola loretta
lori lorraine lou louis louisa louise luca lucas lucia lucille lucinda lucy luis luke luther lydia lynn
mabel mackenzie madeleine mae magnus malcolm mandy manuel marc marcel marcia marco marcus margaret
margarita margery maria marian marianne marie marilyn mario marion marissa marjorie mark marlene marsha
marshall martha martin martina marty marvin mary mathew matilda matt matthew maureen maurice max maxine
megan mei melanie melinda melissa meredith michael michaela micheal michele michelle miguel mike mildred
miles milton minnie miranda mirela miriam mitchell mohamed mohammed moira molly monica monique morris
moses muhammad muriel myra myrtle nadia nancy naomi natalia natalie natasha nathan nathaniel neil nelson
nicholas nick nicola nicolas nicole nigel nikolai nina noah noel nora norma norman octavia olga oliver
olivia omar oscar oswald otto owen pam pamela patricia patrick patsy patty paul paula pauline pedro peggy
penelope percy perry pete peter petra phil philip phillip phoebe phyllis pierre priscilla rachel rafael
ralph ramon randall randy raphael raquel raul raymond rebecca reginald renata rene renee reuben rex rhonda
ricardo richard rick ricky riley rita rob robert roberta roberto robyn rocio roderick rodney rodrigo roger
roland ron ronald ronnie rosa rosalie rosalind rosanna rosemary ross roxanne roy ruben rudolph rudy rufus
rupert russell ruth ryan sabrina sally salvador sam samantha samuel sandra sanjay sara sarah saul scott
sean sebastian selina serena sergio seth shannon sharon shaun shawn sheila shelly shirley sidney sigrid
silas silvia simon simone sofia sonia sophia sophie stacey stacy stanley stella stephanie stephen steve
steven stewart stuart sue susan susanna suzanne sven sylvester sylvia tamara tammy tanya tara tatiana ted
terence teresa terrence terry tessa thelma theo theodora theodore theresa thomas tiffany tim timothy tina
tobias toby todd tom tommy toni tony tracey tracy travis trevor tricia trisha tristan troy tyler tyrone
ursula valentina valerie vanessa vera vernon veronica vicki vicky victor vincent viola vivian vladimir
wallace walter wanda warren wayne wendy wesley whitney wilbur wilfred wilhelm willem william willie wilma
winifred winston xavier yolanda yvette yvonne zachary zelda zoe zoey
"""
GIVEN_NAMES = frozenset(_GIVEN_NAMES.split())

# Capitalised words that follow a given name without being a surname.
_NOT_SURNAMES = """
a about after again aid airport all already also always am ambulance american an and any arcade are as
asked at ate avenue away bank bar bay beach because been before began big bitch boss bought boulevard bowl
bridge broke brought building but by bye called calls came can cannot center centre christmas church city
clear club coffee college comes could creek cried cup customer day days decided did died director do doe
does dog done down drive drove dumbass each easter edit else employee end enough even ever every express
fell finally first fixed for forgot fort found friday from fucked fucking gave get gets getting goes going
good got grabbed ground guy had halloween has have he hello help her here hey high hill him himself his
hospital hotel house how i idiot if in inc instead intern into is island it its jerk jr july just keeps
knew knows lady lake last later lawyer left let library like llc locked looked looks lost ltd made makes
man manager many may maybe me meanwhile media met middle mine monday moody more mr mrs ms museum must my
never new next no north not nothing now of off office officer oh oil ok okay old on one only or our out
over park part person place please plus pm ran really right river road said salesman sat saturday saw says
school sent she should since sir so some south sr st started station still stopped store street sunday
takes talked tech thanks that the their them then there these they thinks this threw thursday to today
told tomorrow too took tower tried tries tuesday turned turns university until up us used user very view
waited walked wanted wants was wasn watch we wednesday well went were west what when where which while who
why will with without woke woman won work works world would wrote yeah yells yes yesterday you your
"""
NOT_SURNAMES = frozenset(_NOT_SURNAMES.split())

# People everybody knows, and firms named like people: telling them apart is the story's point.
_WELL_KNOWN = """
abraham lincoln | adam sandler | agatha christie | albert camus | albert einstein | alfred hitchcock |
angelina jolie | anne frank | arnold schwarzenegger | audrey hepburn | barack obama | bart simpson |
ben affleck | ben stiller | betty crocker | betty white | bill clinton | bill cosby | bill gates |
bill murray | bill nye | bill o'reilly | billy mays | bob barker | bob dylan | bob marley | bob ross |
bobby flay | brad pitt | bruce banner | bruce lee | bruce wayne | bruce willis | calvin klein | carl sagan
| charles darwin | charles dickens | charles schwab | charlie chaplin | charlie sheen | chris brown |
chris rock | christian dior | christopher columbus | chuck norris | clark kent | clint eastwood |
conan o'brien | daniel craig | daniel radcliffe | david attenborough | david bowie | doctor who |
donald trump | ed hardy | ed sullivan | eddie bauer | eddie murphy | edgar poe | ellen degeneres |
elon musk | elvis presley | emma stone | emma watson | eric clapton | forrest gump | fred meyer |
fred meyers | freddie mercury | george bush | george carlin | george clooney | george lucas |
george orwell | george washington | gerard butler | gordon ramsay | harley davidson | harrison ford |
harry potter | henry ford | hermione granger | hillary clinton | homer simpson | ian mckellen |
indiana jones | isaac asimov | isaac newton | jack daniel | jack nicholson | jackie chan | james bond |
james franco | jane austen | jane doe | jeff bezos | jennifer lawrence | jennifer lopez | jerry seinfeld |
jerry springer | jesse pinkman | jesus christ | jim carrey | jimmy fallon | jimmy john | joe biden |
john deere | john doe | john kennedy | john lennon | john travolta | john wayne | johnny depp |
johnny walker | jon stewart | julia roberts | justin bieber | kate spade | kate winslet | katy perry |
keanu reeves | ken jeong | kevin bacon | kevin spacey | kim jong | kim kardashian | kurt cobain |
lance armstrong | larry david | larry flynt | leonardo dicaprio | louis ck | louis vuitton |
ludwig beethoven | marie callender | marilyn monroe | mark twain | mark zuckerberg | martin king |
martin lawrence | martin luther | martin sheen | mary poppins | matt damon | michael jackson |
michael jordan | michael kors | mike tyson | miley cyrus | mitt romney | morgan freeman | natalie portman
| neil armstrong | neil tyson | nelson mandela | nicolas cage | oprah winfrey | oscar wilde |
patrick bateman | patrick stewart | paul mccartney | paula deen | peter griffin | peter parker |
pope francis | quentin tarantino | ralph lauren | ray bradbury | richard pryor | rick astley | rick rolled
| robert downey | robin williams | ron jeremy | ron paul | ron weasley | ronald mcdonald | rosa parks |
ryan gosling | ryan reynolds | salvador dali | samuel jackson | santa claus | sarah palin | sarah parker |
scarlett johansson | sean connery | sebastian bach | sherlock holmes | simon pegg | stephen colbert |
stephen fry | stephen hawking | stephen king | steve irwin | steve jobs | steven spielberg | taylor swift
| tim cook | tim horton | tim hortons | tom cruise | tom hanks | tommy hilfiger | tony hawk | tony stark |
trader joe | tyler durden | vincent gogh | walter white | warren buffett | will smith |
william shakespeare
"""
WELL_KNOWN = frozenset(name.strip() for name in _WELL_KNOWN.replace("\n", " ").split("|"))
