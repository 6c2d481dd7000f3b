"""Given names, so that "Kylie" becomes a person. Names that are also common words need more proof
(`WORD_NAMES`)."""

from __future__ import annotations

from vidgen_assets.scenes.lexicon.tables import words

WOMEN = words("""
    abby abigail ada adele alexandra alexis alice alicia alison allison amanda amber amelia amy ana
    andrea angela anita ann anna anne annie aria ashley aubrey audrey ava barbara beatrice becca becky
    bella beth betty bianca brenda bridget brittany brooke caitlin camila carla carmen carol caroline
    carolyn cassandra cassie catherine cecilia charlotte chelsea chloe christina christine cindy clara
    claire claudia colleen courtney crystal cynthia danielle deborah debra debbie delilah denise diana
    diane donna doris dorothy edith eileen elaine eleanor elena elizabeth ella ellen ellie eliza emily
    emma erica erin esther eva evelyn fiona florence frances gabriella gail gina gloria gwen hailey
    hannah harriet heather heidi helen holly ida irene isabella isabel isla jackie jacqueline jane janet
    janice jasmine jean jenna jennifer jenny jessica jill joan joanna jocelyn josephine joyce judith
    judy julia julie june kaitlyn karen kate katherine kathleen kathryn kathy katie kayla kelly kelsey
    kendra kim kimberly kristen kristin kylie lara laura lauren leah lena leslie lillian linda lindsay
    lisa liz lori louise lucia lucy luna lydia lynn mabel mackenzie madeline madison maggie mandy
    margaret maria marie marilyn marjorie martha mary maya megan melanie melinda melissa meredith mia
    michelle mildred mindy miranda molly monica nadia nancy naomi natalie natasha nellie nicole nina
    nora olivia paige pam pamela patricia patty paula peggy penelope penny phoebe phyllis priya rachel
    rebecca renee rhonda rita roberta rosa rosemary rosie ruth ruthie sabrina sadie sally samantha
    sandra sara sarah selena serena shannon sharon sheila shelby shelly sherry shirley sierra sofia
    sonia sophia sophie stacy stella stephanie susan suzanne sylvia tamara tammy tanya tara teresa
    theresa tiffany tina tracy trisha valerie vanessa vera veronica virginia vivian wanda wendy whitney
    yvonne zoe zoey
    """)
MEN = words("""
    aaron abraham adam adrian al alan albert alex alexander alfred allen andre andrew andy anthony
    antonio arnold arthur austin barry ben benjamin bernard bob bobby brad bradley brandon brendan brent
    brett brian bruce bryan caleb calvin cameron carl carlos casey cedric chad charles charlie chris
    christian christopher clarence clark clayton clifford clint clyde cody colin connor cory craig
    curtis dale dan daniel danny darren darryl dave david dean dennis derek derrick dominic don donald
    doug douglas duane dustin dwayne dwight dylan earl ed eddie edgar edward edwin eli elijah elliot
    eric ernest ethan eugene evan felix fernando floyd francis francisco fred frederick gabriel garrett
    gary gavin gene geoffrey george gerald gilbert glenn gordon graham greg gregory hank harold harry
    harvey hector henry herbert herman howard hugh ian isaac ivan jacob jake jamal james jamie jared
    jason jay jeff jeffrey jeremiah jeremy jerome jerry jesse jim jimmy joe joel john johnny jon
    jonathan jordan jorge jose joseph josh joshua juan julian justin karl keith ken kenneth kevin kirk
    kurt kyle lance larry lawrence lee leo leon leonard leroy lewis liam lloyd logan louis luis lucas
    luke malcolm manuel marc marcus mario martin marvin mathew matt matthew maurice melvin michael
    miguel mike milton mitchell morgan nate nathan nathaniel neil nelson nicholas nick noah norman
    oliver oscar otto owen pablo patrick paul pedro percy perry pete peter phil philip phillip quentin
    ralph ramon randall randy raul raymond reginald rene ricardo richard rick ricky rob robert roberto
    rodney roger roland ron ronald ronnie ross roy ruben russell ryan salvador sam samuel scott sean
    sebastian sergio seth shane shaun shawn sidney simon spencer stan stanley stephen steve steven
    stewart stuart ted terrance terry theodore thomas tim timothy todd tom tommy tony travis trevor troy
    tyler tyrone vernon victor vincent walter warren wayne wesley willard william willie winston wyatt
    xavier zach zachary zack ravi raj ahmed mohammed omar hassan hiroshi kenji
    """)
WORD_NAMES: dict[str, str] = {
    "grace": "f", "hope": "f", "faith": "f", "joy": "f", "dawn": "f", "may": "f", "april": "f", "rose": "f",
    "lily": "f", "daisy": "f", "violet": "f", "ivy": "f", "ruby": "f", "olive": "f", "sue": "f",
    "summer": "f", "autumn": "f", "ginger": "f", "pearl": "f", "iris": "f", "candy": "f", "angel": "f",
    "misty": "f", "destiny": "f", "victoria": "f", "charity": "f", "will": "m", "mark": "m", "bill": "m",
    "jack": "m", "frank": "m", "drew": "m", "chase": "m", "hunter": "m", "mason": "m", "carter": "m",
    "grant": "m", "rich": "m", "rob": "m", "art": "m", "pat": "m", "max": "m", "ray": "m", "gus": "m",
    "cliff": "m", "dick": "m", "chip": "m", "buddy": "m", "rusty": "m", "sandy": "f", "robin": "f",
    "dean": "m",
}  # fmt: skip
