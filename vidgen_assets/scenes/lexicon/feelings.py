"""Words that show on a face, and words that give a story its mood.

Feelings: base forms; verbs are found in every form. A `!` marks a strong word (it may call for a close-up).
`FELT_BY_OBJECT` are verbs whose feeling belongs to whom they happen to ("it scared me"). Moods: words and
phrases with a weight of 1, or 2 with a `!`.
"""

from __future__ import annotations

from vidgen_assets.scenes.lexicon.tables import words

FEELINGS: dict[str, str] = {
    "angry": "angry furious! mad yell! scream! rage! fight slam! demand shout! fume! seethe! explode! "
    "refuse livid! irate! annoy annoyed irritated pissed! argue argument hate! insult rude threaten! "
    "berate! hostile complain snap outraged! frustrated tantrum! curse swear storm outrage! disrespect "
    "infuriated! scold glare accuse blame raging! fed_up lost_it! lost_my_temper! lose_it! lost_my_mind! "
    "lost_her_mind! lost_his_mind! throw_a_fit! threw_a_fit! blow_up! blew_up! fume went_off! chew_out! "
    "chewed_me_out! tear_into cuss flip_out! flipped_out! punch kick slap rolled_my_eyes rolled_her_eyes "
    "rolled_his_eyes roll_my_eyes sick_of blood_boil! make_a_scene made_a_scene lose_my_cool! "
    "lost_my_cool! upset! bitch obnoxious entitled snarl growl interrupt attitude aggressive unacceptable "
    "jerk asshole idiot ridiculous nasty bully",
    "sad": "sad sadly cry! tears! alone! die! dead! death! funeral! lost_my! heartbroken! broke_my_heart! "
    "sob! weep! miss_him! miss_her! goodbye! divorce! passed_away! grieve! grief! mourn! depressed! "
    "depression! lonely! cancer! terminal! fallen_ill! seriously_ill! coma! stroke! hospice! miserable! "
    "hopeless! broke_up! dump_me! dumped_me! abandoned! orphan! devastated! evicted homeless! ashamed! "
    "guilt! lost_my_job! laid_off! burst_into_tears! in_tears! bursting_into_tears! miscarriage! tragic! "
    "tragedy! passed_on! buried! widow! died_inside! heart_sank! my_heart_sank! bankrupt! broken_heart! "
    "crying! feel_bad felt_bad feel_terrible! felt_terrible! feel_awful! felt_awful! homesick got_fired! "
    "was_fired! terrible_news! broke_down! break_down! kicked_out put_down_my put_to_sleep! suicide! "
    "leukemia! tumor! stillborn!",
    "scared": "scared! terrify! terrified! ghost creepy! creep froze! horror! scare! scary! stalker! "
    "afraid! panic! panicked! panicking! nervous! anxious! worried worry fear! frightened! frighten! "
    "dread! tremble! shaking! hide hid haunted! nightmare! footsteps paranoid! eerie danger! dangerous! "
    "emergency! heart_racing! heart_pounding! run_away ran_away shiver! threatened! chased! "
    "held_my_breath gunpoint! uneasy! suspicious stalk! petrified! gulp sweating anxiety! oh_no! oh_shit! "
    "oh_god! sneak scared_to_death! helpless trapped! spooked!",
    "shock": "pain! ouch! hurt shocked! shock! gasp! suddenly discover stunned! pale! speechless! secret "
    "surprised! surprise! horrified! astonished! disbelief! jaw_dropped! jaw_drop! my_jaw_dropped! "
    "could_not_believe! can_not_believe! unbelievable! unexpected to_my_horror! to_my_surprise! "
    "turned_out turn_out it_turns_out! turns_out! embarrassed! embarrass! embarrassing! mortified! "
    "awkward confused puzzled baffled! dumbfounded! bewildered! what_the wtf! omg! wow! wait_what! "
    "realize! walked_in_on! caught_me! caught_him! caught_her! naked! explode! explosion! no_idea "
    "confusion wide_eyed stare! double_take humiliated! humiliate! blurt! freak_out! freaked_out! "
    "freaking_out! disgusted! disgusting! disgust! vomit! puke! gross! accident! crash! fell! "
    "flabbergasted! appalled! oops! oh_my_god! blown_away! stare caught_red_handed! question bizarre "
    "weird strange odd",
    "happy": "happy! laugh! smile! love won celebrate! hug! thank joy! delighted! delight! glad! "
    "grateful! excited! exciting! cheer! relieved! relief! proud! best_day! wonderful! amazing! awesome! "
    "beautiful! hilarious! giggle! grin! chuckle! thrilled! engaged! laughter! dance perfect! finally! "
    "lucky! success! died_laughing! dying_laughing! burst_out_laughing! enjoy fun funny joke great_news! "
    "good_news! married wedding birthday kiss fantastic! sweet kind generous! hero! yay! ecstatic! "
    "crack_up! cracked_up! nice_to lovely! cute adorable! promotion! hooray! overjoyed! favorite "
    "celebration! bonus! jackpot! saved free_coffee glowing beamed! happily! joke impressed!",
    "smug": "smirk! revenge! karma! petty! smug! malicious! comply! compliance! entitled confident! "
    "clever! victory! triumph! sweet_revenge! justice! calmly! casually! politely! well_actually "
    "told_you_so! serves_him_right! serves_her_right! outsmart! sarcastic! sarcastically! sneaky! prank! "
    "plan secretly! wink! innocently! gladly! evil! savage! gotcha! deadpan! checkmate! smugly! "
    "mischievous! payback! brag! boast!",
}

FELT_BY_OBJECT = words(
    "scare terrify shock surprise annoy frighten embarrass humiliate disappoint delight horrify hurt bully "
    "threaten insult berate disgust scold accuse blame anger frustrate impress kick punch slap"
)
BY_OBJECT_FEELS = {
    "bully": "sad",
    "threaten": "scared",
    "insult": "sad",
    "berate": "sad",
    "scold": "sad",
    "accuse": "shock",
    "blame": "sad",
    "kick": "shock",
    "punch": "shock",
    "slap": "shock",
    "anger": "angry",
    "frustrate": "angry",
}
NEGATED_FEELING = {
    "happy": "sad",
    "angry": "neutral",
    "sad": "neutral",
    "scared": "neutral",
    "shock": "neutral",
    "smug": "neutral",
}
# words of these feelings make a picture of laughter or a neutral face wrong
GRAVE = words(
    "die dead death funeral cancer coma hospice miscarriage suicide grieve grief mourn widow tragedy "
    "tragic stillborn terminal buried passed_away passed_on fallen_ill seriously_ill stroke leukemia tumor"
)

OF_THE_LIVING = words("die dead death dying")
LIVING = words(
    "mother mom mum father dad brother sister son daughter wife husband grandma grandmother grandpa "
    "grandfather aunt uncle cousin friend dog cat puppy kitten horse pet baby child kid man woman girl boy "
    "guy lady neighbor patient people person fiance fiancee parent grandparent boyfriend girlfriend bird "
    "fish hamster rabbit someone everyone twin niece nephew soldier body animal"
)

MOODS: dict[str, str] = {
    "tense": "lock judge! lawyer! rent lease lied! refused! slammed! warned blame landlord lawyer evict "
    "police! argument angry! furious! threaten! demand court! sue! lawsuit! cheat! affair! divorce! lie "
    "betray! boss fired! confront! steal! stole scream! yell! manager refuse toxic! cps custody! "
    "restraining! harass! stalk! deadline fight! emergency panic! secret blackmail! accuse! entitled "
    "rude! hr! attitude irate! complain argue! threatened hostile abusive! pissed rage!",
    "sad": "die! death! funeral! cancer! cry! tears! grief! alone lonely! heartbroken! goodbye! miss "
    "depressed! hospital coma! miscarriage! divorce! passed_away! grave! hospice! orphan! regret sad! "
    "suffering homeless broke_up! breakup! grieving! illness! ashamed guilt abandoned! devastated! widow! "
    "tragedy! suicide! mourn! memory heartbreaking!",
    "funny": "messed_up! fucked_up! mess_up! oh_no wrong_person! parrot capes stapler monitor plugged! "
    "plug restart internet password mouse reboot laugh! laughing! hilarious! funny! joke! prank! "
    "fart! poop! toilet! embarrassed! embarrassing! awkward! naked! pants! drunk! oops! "
    "accidentally! mistake idiot stupid! ridiculous! tifu! pee! puke! vomit! giggle! burp! goat "
    "underwear! boner! blurt! autocorrect! typo! costume silly! user computer printer keyboard "
    "lol! haha! facepalm! clueless! dumb! porn bathroom! shart! laughed! butt! confused banana "
    "monkey! duck! sandwich pizza tech_support helpdesk unplugged!",
    "warm": "smile! kitchen cake together saved! save neighbor letter gave baked taught love! grandma! "
    "grandmother! grandfather! grandpa! kindness! kind! hug! smile! smiled! family baby! birthday! "
    "wedding! thank! grateful! puppy! rescue! adopted! gift! surprise christmas! homeless stranger "
    "donate! friend helped! daughter son together! beautiful! sweet! old_man old_lady! generous! home "
    "heart! married proud! engaged! reunion! proposal! dog! teacher nurse! happy!",
    "eerie": "night last_night! alone empty nobody somebody voice gone missing! knock locked exist! "
    "thirteenth! handwriting! appear disappear! shape figure! tower signal blink cold_hand "
    "station existed! answered no_one hallway ghost! dark footsteps! basement attic! creepy! "
    "midnight! 3am! knocking! whisper! shadow! haunted! strange noise stalker! disappeared! blood "
    "nightmare! scratching! woods! forest vanished! grave! doll! mirror eerie! terrified! "
    "haunting! scared paranormal! possessed! scream silence! flashlight! stranger cemetery! "
    "cabin! demon! dread! cold_air! heard_a",
    "triumphant": "revenge! karma! malicious! compliance! petty! won! win! victory! justice! finally "
    "promotion! quit! fired victory! apologized! refund! lawsuit! payback! outsmart! contract! policy! "
    "exactly! rules! proved! proof! evidence! champion! trophy! lottery! settlement! complied! smirk! "
    "gladly! paid! karma! raise! bonus! satisfying! sweet_revenge! comply! record! loophole! smug!",
    "calm": "tip! advice! always learn! remember! habit! tips! save! simple! useful! trick! routine! "
    "helps! recommend! life_pro_tip! wondered thought thoughts quiet! peaceful! walk! morning! garden! "
    "tea! book! read! question! imagine! actually interesting!",
}
# words that mark the turn of a story
TURNS = (
    "suddenly",
    "turns out",
    "turned out",
    "that is when",
    "that's when",
    "until",
    "but then",
    "then i",
    "then he",
    "then she",
    "realized",
    "realised",
    "little did",
    "plot twist",
    "out of nowhere",
    "except",
    "instead",
    "all of a sudden",
    "and then",
    "what i did not",
    "i looked down",
    "opened the",
    "to my horror",
    "to my surprise",
    "it was then",
    "only then",
    "however",
    "noticed",
    "discovered",
    "found out",
    "it hit me",
    "i froze",
    "unfortunately",
)
# words that mark the end of the background and the start of the story
EVENTS = (
    "one day",
    "yesterday",
    "today",
    "last night",
    "last week",
    "so i",
    "so one",
    "this morning",
    "that morning",
    "that night",
    "one night",
    "then",
    "at first",
    "the other day",
    "a few days",
    "last month",
    "last year",
    "when i",
    "when my",
    "when she",
    "when he",
    "one evening",
    "one morning",
    "first",
    "on friday",
    "on monday",
    "on saturday",
    "on sunday",
    "a week later",
    "finally",
    "fast forward",
    "decided",
    "this guy",
    "a customer",
    "a lady",
    "a woman",
    "a man",
    "i get a call",
    "walks in",
)
PAYOFFS = (
    "in the end",
    "since then",
    "to this day",
    "ever since",
    "now",
    "finally",
    "moral of",
    "lesson",
    "tl;dr",
    "tldr",
    "and that is",
    "years later",
    "i never",
    "she never",
    "he never",
    "they never",
    "got fired",
    "was fired",
    "was arrested",
    "best part",
    "the end",
    "eventually",
    "needless to say",
    "i learned",
)
