"""Given names that are nearly always a man's or a woman's: only to keep "she" from being taken for John."""

MEN = frozenset(
    """
    aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alexander alexei alexis alfred ali allan allen
    amit anand andrei andres andrew andy angus ansar anthony anton antonio anwar arif arnold arthur asif barack barry
    ben benjamin bernard bernie bill bob boris brad brendan brett brian bruce bryan carl carlos cesar charles charlie
    christopher claude clive colin craig cyril dan daniel darren dave david dean dennis derek diego dimitri
    dmitry dominic donald doug douglas duncan ed eddie edgar edmund edward edwin emmanuel eric ernest eugene evan
    fabio faisal farooq fernando francis francois frank franklin fred frederick gareth gary gavin geoff geoffrey
    george gerald gerard gerhard gilbert giovanni giuseppe glen glenn gordon graeme graham greg gregory guido guillermo
    gustavo guy hamid hamish hans harold harry harvey hassan hector heinz helmut henri henry herbert howard hugh hugo
    hussein ian ibrahim igor imran iqbal isaac ismail ivan jack jacob jacques jaime jake james jason javier
    jeff jeffrey jeremy jerry jesus jim jimmy joe joel john johnny jonathan jorge jose joseph joshua josh juan julian
    julio jurgen justin karim karl keith ken kenneth kevin khalid kofi kurt lance larry lars lawrence leo
    leon leonard liam lionel lloyd louis luca lucas luis luke mahmoud malcolm manuel marc marcel marcelo marco marcus
    mario mark martin marvin matt matteo matthew maurice max mehmet michael miguel mike mikhail milan mitch mitt mohamed
    mohammad mohammed muhammad mustafa nathan naveed nawaz neil nelson nicholas nick nicolas nigel noel norman oleg
    oliver omar oscar osama pablo patrick paul pedro pervez pete peter phil philip philippe pierre rafael raj rajesh
    ralph ramon raul ray raymond recep rex ricardo richard rick rob robby robert roberto rod rodney roger roland
    roman ron ronald ross roy rudolf rudy rupert russell ryan saddam sadiq saeed salman samuel sanjay scott sean
    sebastian serge sergei sergey shahid shane shaun shehbaz silvio simon stan stanley stefan stephen steve steven
    stewart stuart sunil syed tariq ted thabo theo theodore thierry thomas tim timothy toby todd tom tommy tony
    trevor vaclav victor viktor vijay vikram vincent vladimir wayne walter werner wilhelm william winston xavier
    yasser yuri yusuf zafar zulfikar
    """.split()
)
WOMEN = frozenset(
    """
    abigail agnes alice alicia alison amanda amber amy ana angela anita ann anna anne annette annie asma ava
    ayesha barbara beatrice becky benazir bernadette beth bethany betty bianca brenda bridget brigitte camilla
    carly carmen carol caroline carolyn catherine cathy charlotte chelsea cheryl chloe christina christine cindy
    claire clara claudia condoleezza cristina cynthia dawn deborah debbie denise diana diane dolores donna doris
    dorothy edith eileen elaine eleanor elena elisabeth elizabeth ella ellen emily emma erica esther eva eve evelyn
    fatima felicity fiona florence frances gabriela gail gemma geraldine gina gladys gloria grace gretchen gwen hannah
    harriet hazel heather heidi helen helena helga hilary hillary holly huma ida ilse imelda indira ingrid irene irina
    iris isabel isabella ivanka jacqueline jane janet janice jasmine jeanne jenna jennifer jenny jessica jill jo
    joan joanna joanne josephine joyce judith judy julia julie kamala karen kate katherine kathleen kathryn kathy
    katie kelly kellyanne kirsten kirsty kristen lara larissa laura lauren leila lilian lily linda lisa lois
    loretta lorraine louise lucia lucy lydia lynn lynne mabel madeleine maggie malala marcia margaret maria mariam marie
    marilyn marina marjorie martha martina mary maryam maureen megan melanie melania melinda melissa mercedes meryl
    michelle mildred miriam moira molly monica muriel nadia nancy naomi natalia natalie natasha nicola nicole nina nora
    olga olivia pamela patricia paula pauline penelope penny phyllis priya priyanka rachel rebecca renee rhonda rita
    rosa rosemary roseanne ruth sabrina sally samantha sandra sara sarah serena shannon sharon sheila shirley silvia
    simone sofia sonia sophia sophie stella stephanie sue susan susanna suzanne svetlana sylvia tamara tania tanya
    tatiana teresa tessa theresa tina tracey tracy ursula valentina valerie vanessa vera veronica victoria virginia
    vivian wendy yolanda yvette yvonne zainab zoe
    """.split()
)
