/** Given names that settle gender and show that a word names a person (English and near it). */
export const MALE_NAMES: ReadonlySet<string> = new Set(
  `aaron abel abraham adam adrian alan albert alec alexander alfred allan andrew anthony archibald
  archie arnold arthur august basil ben benjamin bernard bertie bertram bill billy bob bobby boris
  brian caleb carl cecil charles charley charlie christopher clarence claude clive colin connor
  cuthbert cyril daniel dan david denis dennis dick donald douglas duncan ebenezer ed eddie edgar
  edmund edward edwin elijah elliot eric ernest eugene eustace ezra felix ferdinand francis frank
  franklin fred frederick fritz gabriel gareth gary geoffrey george gerald gerard gilbert giles
  godfrey gordon graham gregory guy hans harold harry harvey hector henry herbert herman hiram
  horace howard hubert hugh hugo humphrey ian isaac ivan jabez jack jacob jake james jason jasper jay
  jem jeremy jerome jerry jim jimmy joe joel john johnny jonas jonathan joseph joshua julian julius
  karl keith kenneth kevin lambert laurence laurie lawrence leo leon leonard leopold leslie lestrade
  lewis lionel louis lucas luke malcolm marcus mark martin matthew maurice max maximilian michael
  mike miles mortimer moses mycroft nathan nathaniel ned neil neville nicholas nick nigel noah noel
  norman oliver oscar oswald otto owen patrick paul percy peter phil philip pierre quentin ralph
  randolph raymond reginald rex richard rob robert robin roderick roger roland ronald rory roy rupert
  sam samuel scott sebastian septimus sherlock sidney silas simon stanley stephen steve steven stuart
  sydney ted terence thaddeus theodore thomas tim timothy toby tom tommy tony tristan ulysses vernon
  victor vincent wallace walter warren wilfred wilhelm will william willie wilson winston`.split(
    /\s+/,
  ),
);

export const FEMALE_NAMES: ReadonlySet<string> = new Set(
  `abigail ada adelaide agatha agnes alice alicia alison amanda amelia amy angela ann anna annabel anne
  annie antonia audrey barbara beatrice becky bella bertha bess bessie beth betsy betty blanche
  bridget camilla carol caroline carrie catherine cathy cecilia cecily celia charlotte christina
  christine clara clare clarissa claudia constance cora cordelia cynthia daisy daphne deborah delia
  diana dinah dolly dora doris dorothea dorothy edith effie eileen eleanor elinor eliza elizabeth
  ella ellen elsa elsie emily emma esther ethel eugenia eva eve evelyn fanny faith flora florence
  frances georgiana georgina gertrude gloria grace greta hannah harriet hatty hazel heather helen
  helena henrietta hester hilda holly ida imogen irene iris isabel isabella isadora ivy jane janet
  jean jenny jessica jessie jill joan joanna josephine joyce judith judy julia juliet kate katherine
  kathleen katie kitty laura lavinia leonora letitia letty lilian lily linda lisa lizzie lizzy lois
  lottie louisa louise lucy lydia mabel madeleine maggie marcia margaret margery maria marian marie
  marilla marion marjorie martha mary matilda maud maude maureen may meg melanie mercedes meredith
  mildred millicent millie mina minnie miranda miriam molly mona monica muriel myrtle nancy naomi
  nell nellie nelly nora norah olive olivia ophelia pamela patience patricia pauline pearl peggy
  penelope phoebe phyllis polly portia priscilla prudence rachel rebecca rita rosa rosalie rosalind
  rosamund rose rosemary rosie ruby ruth sally sarah selina sheila shirley sonia sophia sophie
  stella stephanie susan susanna sybil sylvia tabitha teresa tess tessa theresa thomasina ursula
  valerie vera veronica victoria viola violet virginia vivian wendy winifred winnie zoe`.split(
    /\s+/,
  ),
);
