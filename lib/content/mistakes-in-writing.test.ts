import { describe } from 'vitest'
import { mistakes } from './testing/mistakes.ts'

/** Below the first sentence of the lesson. */
const below = (text: string) => ({ 'lesson.mdx': ['has users.', `has users.\n\n${text}`] as const })

describe('what looks like Markdown and is shown as it is written', () => {
  mistakes([
    [
      'a picture with a blank in its name',
      { ...below('![Two ships](/figures/my pier.svg)'), '/public/figures/my pier.svg': '<svg/>' },
      'lesson.mdx:11:1 LESSON015 This is no picture: its address has a blank in it. → Give the file a name without blanks, such as /figures/my-pier.svg.',
    ],
    [
      'a link with its brackets the other way round',
      below('See (it)[/labs/harbour/].'),
      'lesson.mdx:11:5 LESSON015 The brackets of this link are the other way round. → Write [it](/labs/harbour/).',
    ],
    [
      'a link whose address is nowhere',
      below('See [the docs][docs].'),
      'lesson.mdx:11:5 LESSON015 Nothing says where [docs] leads. → Write [the docs](…) with the address between the round brackets.',
    ],
    [
      'a link without words',
      below('See [](/labs/harbour/).'),
      'lesson.mdx:11:5 LESSON015 This link has no words that could be pressed. → Write between its brackets what it leads to.',
    ],
    [
      'bold words that are not closed',
      below('It is\n**very important.'),
      'lesson.mdx:12:1 LESSON015 Two stars stand here as they are. → Bold words are closed by two stars as well, and no blank stands inside of them: **so**.',
    ],
    [
      'bold words with blanks',
      below('It is ** very ** important.'),
      'lesson.mdx:11:7 LESSON015 Two stars stand here as they are. → Bold words are closed by two stars as well, and no blank stands inside of them: **so**.',
    ],
    [
      'a backtick that is not closed',
      below('Run `docker run now.'),
      'lesson.mdx:11:5 LESSON015 A backtick is opened here and not closed. → Write one where the command ends, too.',
    ],
    [
      'accents in place of backticks',
      below('Run ´docker run´ now.'),
      'lesson.mdx:11:5 LESSON015 The sign ´ is no backtick. → Write `docker run`.',
    ],
    [
      'quotes around an example',
      below("'''dockerfile\nFROM alpine:3.22\n'''"),
      'lesson.mdx:11:1 LESSON015 These quotes begin no example. → Write a line of three backticks before and behind it.',
    ],
    [
      'two backticks around an example',
      below('``dockerfile\nFROM alpine:3.22\n``'),
      'lesson.mdx:11:1 LESSON015 An example begins with three backticks; here are two. → Write a line of three backticks before and behind it.',
    ],
    [
      'an example that is indented',
      below('    FROM alpine:3.22'),
      'lesson.mdx:11:5 LESSON015 These lines are indented, and shown as text all the same. → Put an example between two lines of three backticks; begin text at the start of its line.',
    ],
    [
      'a list with the dots of a text processor',
      below('• one\n• two'),
      'lesson.mdx:11:1 LESSON015 The sign • begins no list. → Begin every item with "- ", and leave an empty line before the first.',
    ],
    [
      'a list without blanks',
      below('-one\n-two'),
      'lesson.mdx:11:1 LESSON015 This is no list: behind the sign of an item a blank is missing. → Write "- " before every item.',
    ],
    [
      'a list with numbers and without blanks',
      below('1.one\n2.two'),
      'lesson.mdx:11:1 LESSON015 This is no list: behind the sign of an item a blank is missing. → Write "1. " before every item.',
    ],
    [
      'a table without a rule',
      below('| a | b |\n| 1 | 2 |'),
      'lesson.mdx:11:1 LESSON015 This is no table: its second line is no rule. → Write | --- | --- | below its head.',
    ],
    [
      'a table whose rule is too short',
      below('| a | b |\n| --- |\n| 1 | 2 |'),
      'lesson.mdx:11:1 LESSON015 This is no table: its head has 2 cells, and the rule below it 1. → Write | --- | --- | below its head.',
    ],
    [
      'a pipe inside of a cell',
      below('| a | b |\n| --- | --- |\n| 1 | `ls | wc` |'),
      'lesson.mdx:13:1 LESSON015 This row has 3 cells, and the head of its table 2: the last are not shown. → A | inside of a cell is written \\|, in backticks too; every other one begins a cell.',
    ],
    [
      'a component with a blank behind its bracket',
      { 'lesson.mdx': ['<Quiz />', '< Quiz />'] },
      [
        'lesson.mdx:1:1 LESSON007 The lesson never shows <Quiz />. → Put <Quiz /> where it belongs in the text.',
        'lesson.mdx:13:1 LESSON015 Behind < stands a blank, so this is no <Quiz>. → Write <Quiz.',
      ],
    ],
  ])
})

describe('components, headings and links', () => {
  mistakes([
    [
      'a component with the other slash',
      { 'lesson.mdx': ['<Quiz />', '<Quiz \\>'] },
      'lesson.mdx:13:7 LESSON002 A component ends with />, and a \\ stands here. → Write / in its place.',
    ],
    [
      'a word that the reader replaces',
      below('Run docker pull <image-name> now.'),
      'lesson.mdx:11:17 LESSON002 <image-name> begins a component that does not exist. → Where it stands for a word of the reader, write \\<image-name>, or put it in backticks.',
    ],
    [
      'a picture in HTML',
      below('<img src="/figures/pier.svg" alt="A pier">'),
      'lesson.mdx:11:1 LESSON002 <img> is HTML, which lessons do not hold. → Write it in Markdown; a new paragraph begins behind an empty line.',
    ],
    [
      'a heading without words',
      below('##\n\nWater.'),
      'lesson.mdx:11:1 LESSON018 This heading says nothing. → Write its words behind the signs, or remove it.',
    ],
    [
      'a link to a lesson that is called otherwise now',
      below('See [it](/learn/piers/old-pier-of-wood/).'),
      'lesson.mdx:11:5 LESSON011 There is no page /learn/piers/old-pier-of-wood/ on this site. → There are: /learn/piers/first-pier/.',
    ],
    [
      'a link to the file of a lesson',
      below('See [it](../first-pier/lesson.mdx).'),
      'lesson.mdx:11:5 LESSON011 "../first-pier/lesson.mdx" is no address of a page. → The address of a lesson is /learn/MODULE/LESSON/, with the names of its folders.',
    ],
    [
      'an address without https',
      below('See [it](www.docs.example).'),
      'lesson.mdx:11:5 LESSON011 "www.docs.example" is no address of a page. → Write https://www.docs.example.',
    ],
    [
      'a link without an address',
      below('See [it]().'),
      'lesson.mdx:11:5 LESSON011 "" is no address of a page. → Write the address between the round brackets.',
    ],
    [
      'keys below an empty line',
      { 'lesson.mdx': ['---\ntitle', '\n---\ntitle'] },
      'lesson.mdx:1:1 LESSON001 The front matter is missing or not closed. → Remove what stands above the first line ---.',
    ],
    [
      'keys below a dash',
      { 'lesson.mdx': ['---\ntitle', '—\ntitle'] },
      'lesson.mdx:1:1 LESSON001 The front matter is missing or not closed. → Write three hyphens, ---, in the first line.',
    ],
    [
      'an option that is copied and not changed',
      { 'quiz.yaml': ['text: Trains', 'text: Ships'] },
      'quiz.yaml:6:17 QUIZ003 Two options of "who" say “Ships”. → Let them differ, or remove one.',
    ],
  ])
})

describe('a lab and its folders', () => {
  mistakes([
    [
      'indentation with the blanks of a text processor',
      { 'lab.yaml': ['    points: 3', '\u00A0\u00A0\u00A0\u00A0points: 3'] },
      'lab.yaml:10:1 YAML001 A blank of this line is a no-break space, which YAML takes for a letter. → Type it anew with the space bar.',
    ],
    [
      'such a blank behind a colon',
      { 'lab.yaml': ['minutes: 8', 'minutes:\u00A08'] },
      'lab.yaml:3:9 YAML001 A blank of this line is a no-break space, which YAML takes for a letter. → Type it anew with the space bar.',
    ],
    [
      'a goal without hints',
      { 'lab.yaml': ['    hints: [Who runs it now?]\n', ''] },
      'lab.yaml:8:9 LAB015 The goal "user" has no hint. → Add hints: a question, then the concept, then the shape; never the line to paste.',
    ],
    [
      'a right answer that is copied and not changed',
      { 'accept/another/Dockerfile': 'FROM python:3.14-slim\nUSER 1000\nCMD ["office"]\n' },
      'accept/another:1:1 PROOF009 This answer is the same as solution. → Change it, or remove its folder.',
    ],
    [
      'a wrong answer that is the starter',
      {
        'reject/again/Dockerfile': 'FROM python:3.14-slim\nCMD ["office"]\n',
        'reject/again/expect.yaml': 'fails: [user]\n',
      },
      'reject/again:1:1 PROOF009 This answer is the same as starter. → Change it, or remove its folder.',
    ],
    [
      'a lab beside labs/',
      { '/content/piers/first-pier/storm/lab.yaml': 'id: storm\n' },
      'storm:1:1 FILE002 storm/ is not expected here. → This is a lab: move the folder to labs/storm/.',
    ],
    [
      'a lab without a folder of its own',
      { '/content/piers/first-pier/lab.yaml': 'id: storm\n' },
      'lab.yaml:1:1 FILE002 lab.yaml is not expected here. → A lab has a folder of its own: labs/NAME/lab.yaml.',
    ],
    [
      'labs in the folder of a module',
      { '/content/piers/labs/storm/lab.yaml': 'id: storm\n' },
      'piers/labs:1:1 COURSE002 This folder is not named in course.yaml. → Labs lie in the folder of their lesson: LESSON/labs/.',
    ],
    [
      'an ending that an editor adds',
      {
        'accept/by-name/Dockerfile': null,
        'accept/by-name/Dockerfile.txt': 'FROM python:3.14-slim\nUSER nobody\nCMD ["office"]\n',
      },
      [
        'accept/by-name:1:1 PROOF002 This right answer scores 25. user: No USER is set, so the container starts as root, the default of python:3.14-slim. The last USER of the final stage has to name another user. → Mend the answer, or the check that refuses it.',
        'accept/by-name/Dockerfile.txt:1:1 LAB004 The starter has no file Dockerfile.txt. → Rename it to Dockerfile.',
      ],
    ],
    [
      'notes with a capital',
      { 'solution/notes.md': null, 'solution/Notes.md': 'USER names who runs it.\n' },
      [
        'solution/Notes.md:1:1 LAB004 The starter has no file Notes.md. → Files of the starter: Dockerfile.',
        'solution/notes.md:1:1 FILE001 notes.md is missing. → Rename Notes.md to notes.md.',
      ],
    ],
  ])
})

describe('what is no mistake', () => {
  const BOM = '\uFEFF'
  mistakes([
    [
      'byte order marks in YAML and in an answer',
      {
        'lab.yaml': ['id: harbour', `${BOM}id: harbour`],
        'quiz.yaml': ['questions:', `${BOM}questions:`],
        'starter/Dockerfile': `${BOM}FROM python:3.14-slim\nCMD ["office"]\n`,
      },
      [],
    ],
    [
      'a lesson with line ends of Windows',
      {
        'lesson.mdx':
          '---\r\ntitle: Piers\r\nsummary: Build one.\r\nminutes: 5\r\n---\r\n\r\n## Users\r\n\r\nA <Term id="pier">pier</Term> has users.\r\n\r\n| a | b |\r\n| --- | --- |\r\n| 1 | 2 |\r\n\r\n<Lab id="harbour" />\r\n\r\n<Quiz />\r\n',
      },
      [],
    ],
    [
      'an umlaut in the name of an answer',
      { 'accept/nach-größe/Dockerfile': 'FROM python:3.14-slim\nUSER 2000\nCMD ["office"]\n' },
      [],
    ],
    [
      'a picture whose name has a blank, and an address that writes it as such',
      { ...below('![Two ships](/figures/my%20pier.svg)'), '/public/figures/my pier.svg': '<svg/>' },
      [],
    ],
    [
      'signs of Markdown that are meant as they are',
      below(
        'A \\*\\* and a \\` are signs. So are `**` and ``a `b` c``, `arr[0][1]`, and 1 < 2.\n- one\n- two',
      ),
      [],
    ],
    ['a row with fewer cells than its head', below('| a | b |\n| --- | --- |\n| 1 |'), []],
    ['a pipe that is escaped', below('| a | b |\n| --- | --- |\n| 1 | `ls \\| wc` |'), []],
  ])
})
