import { describe, expect, test } from 'vitest'
import { mistakes, saidOf } from './testing/mistakes.ts'

test('a sound course has none', async () => {
  expect(await saidOf({})).toEqual([])
})

describe('YAML', () => {
  mistakes([
    [
      'an unknown key',
      { 'lab.yaml': ['minutes: 8', 'minuts: 8'] },
      [
        'lab.yaml:1:1 DATA002 "minutes" is missing → Add minutes: How long a beginner needs.',
        'lab.yaml:3:1 DATA001 unknown key "minuts" → did you mean "minutes"?',
      ],
    ],
    [
      'a key that is no word of this file',
      { 'lab.yaml': ['minutes: 8', 'minutes: 8\ncolour: red'] },
      'lab.yaml:4:1 DATA001 unknown key "colour" → Known here: id, title, minutes, level, story, starterFails, gradesBroken, objectives.',
    ],
    [
      'a key that is missing',
      { 'lab.yaml': ['title: The harbour that never closed\n', ''] },
      'lab.yaml:1:1 DATA002 "title" is missing → Add title: Title of the lab.',
    ],
    [
      'a key that is written twice',
      { 'lab.yaml': ['level: core', 'level: core\nlevel: stretch'] },
      'lab.yaml:5:1 YAML002 The key "level" is written twice. → Keep one of the two.',
    ],
    [
      'wrong indentation',
      { 'lab.yaml': ['    points: 3', '   points: 3'] },
      'lab.yaml:10:1 YAML001 This line is not indented like the lines it belongs to. → Give all lines of one block the same number of spaces.',
    ],
    [
      'a tab',
      { 'lab.yaml': ['    points: 3', '\tpoints: 3'] },
      'lab.yaml:10:1 YAML001 A tab stands where spaces belong. → Indent with spaces; YAML does not accept tabs.',
    ],
    [
      'a colon inside a text',
      { 'lab.yaml': ['story: The harbour', 'story: Mind this: the harbour'] },
      'lab.yaml:5:8 YAML001 There are two colons in this line, as if two keys stood in it. → A value that holds ": " needs quotes around it.',
    ],
    [
      'a quote that is not closed',
      { 'lab.yaml': ['learn: "#users"', 'learn: "#users'] },
      'lab.yaml:27:1 YAML001 A quote above is opened and never closed. → Close it where the text ends.',
    ],
    [
      'a bracket that is not closed',
      { 'lab.yaml': ['starterFails: [user]', 'starterFails: [user'] },
      'lab.yaml:7:1 YAML001 A bracket above is opened and not closed. → Close it with ] or } before the next key begins.',
    ],
    [
      'no blank behind the colon',
      { 'lab.yaml': ['minutes: 8', 'minutes:8'] },
      'lab.yaml:3:1 YAML001 Here a key is expected, and no colon with a blank behind it follows. → Write the key, a colon and a blank: "minutes: 8".',
    ],
    [
      'a hash that begins a comment',
      { 'lab.yaml': ['learn: "#users"', 'learn: #users'] },
      'lab.yaml:14:12 DATA003 learn: expected a text, found nothing. → learn is for: The heading of the lesson that explains it, such as "#users".',
    ],
    [
      'an anchor and an alias',
      { 'lab.yaml': ['level: core', 'level: &level core\nstory2: *level'] },
      'lab.yaml:5:9 YAML003 Aliases are not used here. → Write the value out.',
    ],
    [
      'an empty file',
      { 'lab.yaml': '' },
      'lab.yaml:1:1 DATA003 the file: expected a block of keys, found nothing. → Known here: id, title, minutes, level, story, starterFails, gradesBroken, objectives.',
    ],
  ])
})

describe('values', () => {
  mistakes([
    [
      'negative minutes',
      { 'lab.yaml': ['minutes: 8', 'minutes: -8'] },
      'lab.yaml:3:10 DATA005 minutes: must be at least 1. → minutes is for: How long a beginner needs.',
    ],
    [
      'minutes in words',
      { 'lab.yaml': ['minutes: 8', 'minutes: eight'] },
      'lab.yaml:3:10 DATA003 minutes: expected a number, found "eight". → minutes is for: How long a beginner needs.',
    ],
    [
      'no points',
      { 'lab.yaml': ['points: 3', 'points: 0'] },
      'lab.yaml:10:13 DATA005 points: give at least one point. → points is for: Points it is worth.',
    ],
    [
      'half a point',
      { 'lab.yaml': ['points: 3', 'points: 1.5'] },
      'lab.yaml:10:13 DATA003 points: expected a whole number, found 1.5. → points is for: Points it is worth.',
    ],
    [
      'a level that does not exist',
      { 'lab.yaml': ['level: core', 'level: cor'] },
      'lab.yaml:4:8 DATA004 level: "cor" is not accepted; write one of core, stretch → did you mean "core"?',
    ],
    [
      'a kind that does not exist',
      { 'lab.yaml': ['kind: intent', 'kind: keep'] },
      'lab.yaml:24:11 DATA004 kind: "keep" is not accepted; write one of goal, intent → kind is for: goal: to improve. intent: true already and must stay true.',
    ],
    [
      'an id with upper case',
      { 'lab.yaml': ['id: user', 'id: User'] },
      'lab.yaml:8:9 DATA005 id: use lower-case letters, digits and single hyphens or underscores, such as not-root. → id is for: Unique in the lab and for ever: marks are kept under it.',
    ],
    [
      'a text where a list belongs',
      { 'lab.yaml': ['hints: [Who runs it now?]', 'hints: Who runs it now?'] },
      'lab.yaml:16:12 DATA003 hints: expected a list (lines that begin with "- "), found "Who runs it now?". → Write ["Who runs it now?"].',
    ],
    [
      'an empty hint',
      { 'lab.yaml': ['hints: [Who runs it now?]', 'hints: [""]'] },
      'lab.yaml:16:13 DATA005 hints: write at least one character.',
    ],
    [
      'a text without a word',
      { 'lab.yaml': ['why: A harbour without an office is a beach.', 'why: " "'] },
      'lab.yaml:26:10 DATA005 why: write at least one character. → why is for: What it is good for, in one sentence.',
    ],
  ])
})

describe('course and folders', () => {
  mistakes([
    [
      'no course.yaml',
      { 'course.yaml': null },
      'course.yaml:1:1 FILE001 course.yaml is missing. → course.yaml names the modules and lessons in order.',
    ],
    [
      'a lesson without a folder',
      { 'course.yaml': ['slug: first-pier', 'slug: first-peer'] },
      [
        'course.yaml:10:9 COURSE001 There is no folder content/piers/first-peer. → did you mean "first-pier"?',
        'piers/first-pier:1:1 COURSE002 This folder is not named in course.yaml. → Add "first-pier" to the lessons in course.yaml, or remove the folder.',
      ],
    ],
    [
      'a module twice',
      {
        'course.yaml': [
          'modules:',
          'modules:\n  - slug: piers\n    number: 3\n    title: Again\n    summary: Again.\n    lessons: [{ slug: first-pier, number: 4 }]',
        ],
      },
      [
        'course.yaml:10:11 COURSE003 The module "piers" is used twice. → Choose another, or remove one of the two.',
        'lab.yaml:1:1 LAB001 The lab id "harbour" is already used by content/piers/first-pier/labs/harbour. → Lab ids stay for ever and mean one lab: choose another.',
      ],
    ],
    [
      'a folder that is not named',
      { '/content/piers/second-pier/lesson.mdx': '---\ntitle: Two\nsummary: Two.\nminutes: 2\n---\n' },
      'piers/second-pier:1:1 COURSE002 This folder is not named in course.yaml. → Add "second-pier" to the lessons in course.yaml, or remove the folder.',
    ],
    [
      'a module’s folder that is not named',
      { '/content/docks/notes/lesson.mdx': 'text\n' },
      'docks:1:1 COURSE002 This folder is not named in course.yaml. → Add "docks" to the modules in course.yaml, or remove the folder.',
    ],
    [
      'a pass mark above 100',
      { 'course.yaml': ['passMark: 80', 'passMark: 180'] },
      'course.yaml:3:11 DATA005 passMark: must be at most 100. → passMark is for: Percentage of the points that passes a lab.',
    ],
    [
      'an address without its last slash',
      { 'course.yaml': ['passMark: 80', 'repository: https://forge.example/edit'] },
      'course.yaml:3:13 DATA005 repository: end it with a slash. → repository is for: Where a file of the course is edited, without its path: "https://forge.example/docks/edit/main/". Left out, pages name the file.',
    ],
    [
      'a lesson twice',
      {
        'course.yaml': [
          '      - { slug: first-pier, number: 3 }',
          '      - { slug: first-pier, number: 3 }\n      - first-pier',
        ],
      },
      [
        'course.yaml:11:9 COURSE003 The lesson "first-pier" is used twice. → Choose another, or remove one of the two.',
        'lab.yaml:1:1 LAB001 The lab id "harbour" is already used by content/piers/first-pier/labs/harbour. → Lab ids stay for ever and mean one lab: choose another.',
      ],
    ],
    [
      'a file in the wrong place',
      { 'labs/Dockerfile': 'FROM scratch\n' },
      'labs/Dockerfile:1:1 FILE002 Dockerfile is not expected here. → labs/ holds one folder per lab.',
    ],
    [
      'a folder in the wrong place',
      { 'startr/Dockerfile': 'FROM scratch\n' },
      'startr:1:1 FILE002 startr/ is not expected here. → did you mean "starter/"?',
    ],
    [
      'a file beside the lesson',
      { 'lesson.md': 'text\n' },
      'lesson.md:1:1 FILE002 lesson.md is not expected here. → did you mean "lesson.mdx"?',
    ],
  ])
})

describe('lesson', () => {
  mistakes([
    [
      'no lesson.mdx',
      { 'lesson.mdx': null },
      [
        'lab.yaml:14:12 LAB007 There is no heading "#users". → Known here: none.',
        'lesson.mdx:1:1 FILE001 lesson.mdx is missing. → Every lesson has its prose in lesson.mdx.',
      ],
    ],
    [
      'front matter that is not closed',
      { 'lesson.mdx': ['minutes: 5\n---', 'minutes: 5'] },
      'lesson.mdx:1:1 LESSON001 The front matter is missing or not closed. → Begin with a line ---, then title, summary and minutes, then a line ---.',
    ],
    [
      'no front matter',
      { 'lesson.mdx': '## Users\n\n<Lab id="harbour" />\n\n<Quiz />\n' },
      'lesson.mdx:1:1 LESSON001 The front matter is missing or not closed. → Begin with a line ---, then title, summary and minutes, then a line ---.',
    ],
    [
      'an unknown key in the front matter',
      { 'lesson.mdx': ['summary:', 'sumary:'] },
      [
        'lesson.mdx:2:1 DATA002 "summary" is missing → Add summary: One sentence for the course map and search engines.',
        'lesson.mdx:3:1 DATA001 unknown key "sumary" → did you mean "summary"?',
      ],
    ],
    [
      'a tag that is not closed',
      { 'lesson.mdx': ['pier</Term>', 'pier'] },
      'lesson.mdx:9:3 LESSON002 <Term> is opened here and not closed. → Write </Term> where it ends.',
    ],
    [
      'another tag closes it',
      { 'lesson.mdx': ['pier</Term>', 'pier</Trem>'] },
      'lesson.mdx:9:23 LESSON002 </Trem> closes nothing: <Term> is open. → did you mean "</Term>"?',
    ],
    [
      'a component that is not known',
      { 'lesson.mdx': ['<Quiz />', '<Quizz />'] },
      'lesson.mdx:13:1 LESSON004 unknown component <Quizz> → did you mean "Quiz"?',
    ],
    [
      'an import',
      { 'lesson.mdx': ['## Users', 'import os from "os"\n\n## Users'] },
      'lesson.mdx:7:1 LESSON003 Imports and exports are not used in lessons. → Remove this line.',
    ],
    [
      'an expression',
      { 'lesson.mdx': ['has users.', 'has {1 + 1} users.'] },
      'lesson.mdx:9:35 LESSON003 Braces hold code, and lessons hold none. → For a brace in the text write \\{, or put the text in backticks.',
    ],
    [
      'a brace in the text',
      { 'lesson.mdx': ['has users.', 'has {users.'] },
      'lesson.mdx:9:42 LESSON002 A { begins code, and no } that ends it follows. → For a brace in the text write \\{, or put the text in backticks.',
    ],
    [
      'a less-than sign in the text',
      { 'lesson.mdx': ['has users.', 'has <3 users.'] },
      'lesson.mdx:9:36 LESSON002 A < begins a component, and no name of one follows. → For the sign in the text write \\<, or put the text in backticks.',
    ],
    [
      'a script',
      { 'lesson.mdx': ['<Quiz />', '<Quiz />\n\n<script>alert(1)</script>'] },
      'lesson.mdx:15:1 LESSON004 <script> is HTML, which lessons do not hold. → Write it in Markdown, or with one of Lab, Quiz, Pair, Bad, Good, Callout, Term, Figure, kbd.',
    ],
    [
      'HTML',
      { 'lesson.mdx': ['<Quiz />', '<Quiz />\n\n<div class="big">big</div>'] },
      'lesson.mdx:15:1 LESSON004 <div> is HTML, which lessons do not hold. → Write it in Markdown, or with one of Lab, Quiz, Pair, Bad, Good, Callout, Term, Figure, kbd.',
    ],
    [
      'an HTML comment',
      { 'lesson.mdx': ['<Quiz />', '<Quiz />\n\n<!-- later -->'] },
      'lesson.mdx:15:2 LESSON002 Comments of HTML are not accepted in lessons. → Write {/* … */} in place of <!-- … -->.',
    ],
    [
      'an attribute that is not known',
      { 'lesson.mdx': ['<Lab id="harbour" />', '<Lab id="harbour" titel="x" />'] },
      'lesson.mdx:11:1 LESSON005 <Lab> has no attribute "titel". → Known: id.',
    ],
    [
      'an attribute with an expression',
      { 'lesson.mdx': ['<Lab id="harbour" />', '<Lab id={"harbour"} />'] },
      'lesson.mdx:11:1 LESSON005 <Lab>: attributes are plain text in quotes. → Write name="value".',
    ],
    [
      'a callout of no kind',
      { 'lesson.mdx': ['<Quiz />', '<Quiz />\n\n<Callout kind="wach">Mind.</Callout>'] },
      'lesson.mdx:15:1 LESSON005 There is no callout of kind "wach". → did you mean "watch"?',
    ],
    [
      'a term that is not in the glossary',
      { 'lesson.mdx': ['id="pier"', 'id="peir"'] },
      'lesson.mdx:9:3 LESSON006 The glossary has no term "peir". → did you mean "pier"?',
    ],
    [
      'a term before it is explained',
      { 'lesson.mdx': ['A <Term id="pier">pier</Term> has', 'Every pier has'] },
      'lesson.mdx:9:7 LESSON014 “pier” is used here for the first time, and nothing explains it. → Write <Term id="pier">pier</Term>, or say in the sentence what it is.',
    ],
    [
      'a term inside a link',
      { 'lesson.mdx': ['A <Term id="pier">pier</Term> has', '[A <Term id="pier">pier</Term>](/labs/) has'] },
      'lesson.mdx:9:4 LESSON008 A <Term> stands inside a link; neither could be pressed. → Let the link or the <Term> go, or let one end before the other begins.',
    ],
    [
      'a lab that is never shown',
      { 'lesson.mdx': ['<Lab id="harbour" />\n', ''] },
      'lesson.mdx:1:1 LESSON007 The lesson never shows <Lab id="harbour" />. → Put <Lab id="harbour" /> where it belongs in the text.',
    ],
    [
      'a lab of another name',
      { 'lesson.mdx': ['<Lab id="harbour" />', '<Lab id="harbor" />'] },
      'lesson.mdx:11:1 LESSON006 This lesson has no lab "harbor". → did you mean "harbour"?',
    ],
    [
      'a quiz that is never shown',
      { 'lesson.mdx': ['<Quiz />\n', ''] },
      'lesson.mdx:1:1 LESSON007 The lesson never shows <Quiz />. → Put <Quiz /> where it belongs in the text.',
    ],
    [
      'a quiz that is not there',
      { 'quiz.yaml': null },
      'lesson.mdx:13:1 LESSON006 The lesson has no quiz.yaml. → Write one, or remove <Quiz />.',
    ],
    [
      'a heading that was renamed',
      { 'lesson.mdx': ['## Users', '## Crews'] },
      'lab.yaml:14:12 LAB007 There is no heading "#users". → Known here: #crews.',
    ],
    [
      'a link to a page that is not there',
      { 'lesson.mdx': ['has users.', 'has [users](/labs/harbor/).'] },
      'lesson.mdx:9:35 LESSON011 There is no page /labs/harbor/ on this site. → did you mean "/labs/harbour/"?',
    ],
    [
      'a link without its last slash',
      { 'lesson.mdx': ['has users.', 'has [users](/labs/harbour).'] },
      'lesson.mdx:9:35 LESSON011 Addresses of this site end with a slash. → did you mean "/labs/harbour/"?',
    ],
    [
      'a link to a heading that is not there',
      { 'lesson.mdx': ['has users.', 'has [users](#user).'] },
      'lesson.mdx:9:35 LESSON011 /learn/piers/first-pier/ has no heading "#user". → did you mean "users"?',
    ],
    [
      'a link without https',
      { 'lesson.mdx': ['has users.', 'has [users](http://forge.example/).'] },
      'lesson.mdx:9:35 LESSON011 "http://forge.example/" is no address of a page. → Addresses elsewhere begin with https://, those of this site with a slash.',
    ],
    [
      'a picture without a text',
      { 'lesson.mdx': ['has users.', 'has users. ![](/figures/pier.svg)'] },
      'lesson.mdx:9:42 LESSON012 The picture says nothing to somebody who cannot see it. → Say in alt what it shows, in a sentence or two.',
    ],
    [
      'a figure without alt',
      { 'lesson.mdx': ['<Quiz />', '<Quiz />\n\n<Figure src="/figures/pier.svg" />'] },
      'lesson.mdx:15:1 LESSON005 <Figure> has no alt. → Write <Figure alt="…">.',
    ],
    [
      'a picture that is not there',
      { 'lesson.mdx': ['has users.', 'has users. ![Two ships](/figures/peer.svg)'] },
      'lesson.mdx:9:42 LESSON011 There is no picture /figures/peer.svg in public/. → did you mean "/figures/pier.svg"?',
    ],
    [
      'an example that breaks a rule',
      {
        'lesson.mdx': [
          'has users.',
          'has users.\n\n```dockerfile\nFROM python:3.14-slim\nMAINTAINER ann@harbour.example\nUSER 1000\nCMD ["office"]\n```',
        ],
      },
      'lesson.mdx:13:1 LESSON009 The example breaks maintainer-deprecated: MAINTAINER is deprecated; the label org.opencontainers.image.authors says the same and can be read by tools. → Mend it, or begin the example with ```dockerfile breaks=maintainer-deprecated where that is what it shows; a rule that another lesson teaches goes into untaught: in the front matter.',
    ],
    [
      'an example that breaks less than it says',
      {
        'lesson.mdx': [
          'has users.',
          'has users.\n\n```dockerfile breaks=maintainer-deprecated\nFROM python:3.14-slim\nUSER 1000\nCMD ["office"]\n```',
        ],
      },
      'lesson.mdx:11:1 LESSON010 The example is said to break maintainer-deprecated, and it does not. → Take maintainer-deprecated out of breaks=.',
    ],
    [
      'a declared rule that does not exist',
      {
        'lesson.mdx': [
          'has users.',
          'has users.\n\n```dockerfile breaks=user-mising\nFROM python:3.14-slim\nUSER 1000\nCMD ["office"]\n```',
        ],
      },
      'lesson.mdx:11:1 LAB008 There is no rule "user-mising". → did you mean "user-missing"?',
    ],
    [
      'a rule that no example breaks',
      { 'lesson.mdx': ['minutes: 5', 'minutes: 5\nuntaught: [user-missing]'] },
      'lesson.mdx:1:1 LESSON010 No example of this lesson breaks user-missing. → Take user-missing out of untaught.',
    ],
  ])
})

describe('quiz and glossary', () => {
  mistakes([
    [
      'two right answers',
      { 'quiz.yaml': ['{ text: Trains, feedback', '{ text: Trains, correct: true, feedback'] },
      'quiz.yaml:2:9 QUIZ001 The question "who" has 2 right answers; it needs one. → Mark one option with "correct: true".',
    ],
    [
      'no right answer',
      { 'quiz.yaml': [', correct: true', ''] },
      'quiz.yaml:2:9 QUIZ001 The question "who" has 0 right answers; it needs one. → Mark one option with "correct: true".',
    ],
    [
      'an option without feedback',
      { 'quiz.yaml': [', feedback: They need rails.', ''] },
      'quiz.yaml:6:9 DATA002 "feedback" is missing in questions › no. 1 › options › no. 2 → Add feedback: Why it is right or wrong; shown when it is chosen.',
    ],
    [
      'one option only',
      { 'quiz.yaml': ['      - { text: Trains, feedback: They need rails. }\n', ''] },
      'quiz.yaml:5:7 DATA005 options: offer at least two options. → options is for: The answers to choose from.',
    ],
    [
      'a question id twice',
      {
        'quiz.yaml': [
          'questions:\n',
          'questions:\n  - id: who\n    text: Who?\n    options: [{ text: A, correct: true, feedback: Yes. }, { text: B, feedback: No. }]\n',
        ],
      },
      'quiz.yaml:5:9 QUIZ002 The question id "who" is used twice. → Answers are saved under it: choose another.',
    ],
    [
      '"right" for "correct"',
      { 'quiz.yaml': ['correct: true', 'corect: true'] },
      'quiz.yaml:5:24 DATA001 unknown key "corect" in questions › no. 1 › options › no. 1 → did you mean "correct"?',
    ],
    [
      'a term twice',
      {
        'glossary.yaml':
          '- { id: pier, term: pier, text: Where ships land. }\n- { id: pier, term: pier, text: Again. }\n',
      },
      [
        'glossary.yaml:2:9 COURSE003 The term "pier" is used twice. → Choose another, or remove one of the two.',
        'glossary.yaml:2:21 COURSE003 The word "pier" is used twice. → Choose another, or remove one of the two.',
      ],
    ],
    [
      'a word under two ids',
      {
        'glossary.yaml':
          '- { id: pier, term: pier, text: Where ships land. }\n- { id: quay, term: pier, text: Again. }\n',
      },
      'glossary.yaml:2:21 COURSE003 The word "pier" is used twice. → Choose another, or remove one of the two.',
    ],
  ])
})

describe('lab', () => {
  mistakes([
    [
      'an unknown check',
      { 'lab.yaml': ['check: { image: { user', 'check: { imgae: { user'] },
      'lab.yaml:12:14 LAB012 unknown check "imgae" → did you mean "image"?',
    ],
    [
      'an unknown key inside a check',
      { 'lab.yaml': ['check: { image: { user: { root', 'check: { image: { user: { roots'] },
      'lab.yaml:12:31 LAB012 unknown check "roots" → did you mean "root"?',
    ],
    [
      'a check of the wrong kind',
      {
        'lab.yaml': [
          'check: { image: { user: { root: false } } }',
          'check: { image: { user: { root: no } } }',
        ],
      },
      'lab.yaml:12:37 DATA003 root: expected true or false, found "no". → Write false.',
    ],
    [
      'a rule that does not exist',
      { 'lab.yaml': ['rule: user-missing', 'rule: user-mising'] },
      'lab.yaml:15:11 LAB008 There is no rule "user-mising". → did you mean "user-missing"?',
    ],
    [
      'a rule that does not exist inside clean',
      {
        'lab.yaml': [
          'check: { image: { process: { program: office } } }',
          'check: { image: { process: { program: office } }, clean: [add-instead-of-copi] }',
        ],
      },
      'lab.yaml:25:63 LAB008 There is no rule "add-instead-of-copi". → did you mean "add-instead-of-copy"?',
    ],
    [
      'an objective id twice',
      { 'lab.yaml': ['id: start', 'id: user'] },
      [
        'lab.yaml:1:1 PROOF001 The starter fails nothing; starterFails says user. → Change the starter, the checks, or starterFails.',
        'lab.yaml:21:9 LAB005 The objective id "user" is used twice. → Ids stay for ever and mean one thing: choose another.',
        'reject/builder-only:1:1 PROOF003 This wrong answer passes user. → Make the check of user stricter, or the answer wrong.',
        'reject/closed/expect.yaml:1:15 LAB009 There is no objective "start". → Known here: user, user.',
      ],
    ],
    [
      'no goal',
      { 'lab.yaml': ['kind: goal', 'kind: intent'] },
      'lab.yaml:7:1 LAB013 No objective is a goal. → Mark what the student has to improve with "kind: goal".',
    ],
    [
      'an intent to wait on that is none',
      { 'lab.yaml': ['    hints:', '    while: [stat]\n    hints:'] },
      'lab.yaml:16:13 LAB011 There is no intent "stat". → did you mean "start"?',
    ],
    [
      'starterFails names no objective',
      { 'lab.yaml': ['starterFails: [user]', 'starterFails: [usr]'] },
      'lab.yaml:6:16 LAB009 There is no objective "usr". → did you mean "user"?',
    ],
    [
      'no starter',
      { 'starter/Dockerfile': null },
      'starter:1:1 LAB002 The lab has no starter. → Put at least one file into starter/.',
    ],
    [
      'no solution',
      { 'solution/Dockerfile': null, 'solution/notes.md': null },
      [
        'solution:1:1 LAB003 The lab has no solution. → Put the right answer into solution/.',
        'solution:1:1 PROOF002 This right answer scores 25. user: No USER is set, so the container starts as root, the default of python:3.14-slim. The last USER of the final stage has to name another user. → Mend the answer, or the check that refuses it.',
      ],
    ],
    [
      'a solution without notes',
      { 'solution/notes.md': null },
      'solution/notes.md:1:1 FILE001 notes.md is missing. → notes.md says why, change by change.',
    ],
    [
      'a solution without a file',
      { 'solution/Dockerfile': null },
      [
        'solution:1:1 LAB003 The solution has no file. → Put the whole changed file into solution/.',
        'solution:1:1 PROOF002 This right answer scores 25. user: No USER is set, so the container starts as root, the default of python:3.14-slim. The last USER of the final stage has to name another user. → Mend the answer, or the check that refuses it.',
      ],
    ],
    [
      'a solution with a file the starter lacks',
      { 'solution/compose.yaml': 'services: {}\n' },
      'solution/compose.yaml:1:1 LAB004 The starter has no file compose.yaml. → Files of the starter: Dockerfile.',
    ],
    [
      'a file that is in starter/ and in files/',
      { 'files/Dockerfile': 'FROM scratch\n' },
      'files/Dockerfile:1:1 LAB014 Dockerfile is in starter/ and in files/. → Keep it in starter/ if the student edits it, else in files/.',
    ],
    [
      'an answer that is no folder',
      { 'accept/Dockerfile': 'FROM scratch\n' },
      'accept/Dockerfile:1:1 FILE002 Dockerfile is not in a folder. → Give every answer a folder of its own, with the Dockerfile in it.',
    ],
    [
      'no expect.yaml',
      { 'reject/closed/expect.yaml': null },
      [
        'lab.yaml:1:1 PROOF005 Neither the starter nor a reject fails start. → Add an answer to reject/ that does.',
        'reject/closed/expect.yaml:1:1 FILE001 expect.yaml is missing. → expect.yaml names the objectives this answer must fail: "fails: [id]".',
      ],
    ],
    [
      'expect.yaml names no objective',
      { 'reject/closed/expect.yaml': 'fails: [strat]\n' },
      'reject/closed/expect.yaml:1:9 LAB009 There is no objective "strat". → did you mean "start"?',
    ],
    [
      'expect.yaml names no near-miss',
      { 'reject/builder-only/expect.yaml': 'fails: [user]\nnear: [to-early]\n' },
      'reject/builder-only/expect.yaml:2:8 LAB010 There is no near-miss "to-early". → did you mean "too-early"?',
    ],
    [
      'expect.yaml is empty',
      { 'reject/closed/expect.yaml': 'fails: []\n' },
      [
        'lab.yaml:1:1 PROOF005 Neither the starter nor a reject fails start. → Add an answer to reject/ that does.',
        'reject/closed/expect.yaml:1:8 DATA005 fails: name at least one objective. → fails is for: Objectives this answer must fail.',
      ],
    ],
  ])
})

describe('proof', () => {
  mistakes([
    [
      'starterFails is out of date',
      { 'lab.yaml': ['starterFails: [user]', 'starterFails: [user, start]'] },
      'lab.yaml:1:1 PROOF001 The starter fails user; starterFails says user, start. → Change the starter, the checks, or starterFails.',
    ],
    [
      'a solution that does not pass',
      { 'solution/Dockerfile': 'FROM python:3.14-slim\nUSER root\nCMD ["office"]\n' },
      'solution:1:1 PROOF002 This right answer scores 25. user: USER root is root. The last USER of the final stage has to name another user. → Mend the answer, or the check that refuses it.',
    ],
    [
      'an accept that fails',
      { 'accept/by-name/Dockerfile': 'FROM python:3.14-slim\nUSER nobody\nCMD ["sleep"]\n' },
      'accept/by-name:1:1 PROOF002 This right answer scores 0. start: The container starts sleep. It has to start office. → Mend the answer, or the check that refuses it.',
    ],
    [
      'a reject that passes',
      { 'reject/closed/Dockerfile': 'FROM python:3.14-slim\nUSER 1000\nCMD ["office"]\n' },
      [
        'lab.yaml:1:1 PROOF005 Neither the starter nor a reject fails start. → Add an answer to reject/ that does.',
        'reject/closed:1:1 PROOF003 This wrong answer passes start. → Make the check of start stricter, or the answer wrong.',
        'reject/closed:1:1 PROOF003 This wrong answer passes user. → Make the check of user stricter, or the answer wrong.',
      ],
    ],
    [
      'a near-miss that is never hit',
      { 'reject/builder-only/Dockerfile': null, 'reject/builder-only/expect.yaml': null },
      'lab.yaml:1:1 PROOF006 No answer meets the near-miss too-early. → Add an answer to reject/ that does.',
    ],
    [
      'a near-miss that does not speak',
      { 'reject/builder-only/Dockerfile': 'FROM python:3.14-slim\nCMD ["office"]\n' },
      [
        'lab.yaml:1:1 PROOF006 No answer meets the near-miss too-early. → Add an answer to reject/ that does.',
        'reject/builder-only:1:1 PROOF004 The near-miss too-early does not speak. → Look at its when: no near-miss speaks here.',
        'reject/builder-only:1:1 PROOF009 This answer is the same as starter. → Change it, or remove its folder.',
      ],
    ],
    [
      'an objective that cannot fail',
      { 'lab.yaml': ['program: office', 'program: [office, sleep]'] },
      [
        'lab.yaml:1:1 PROOF005 Neither the starter nor a reject fails start. → Add an answer to reject/ that does.',
        'reject/closed:1:1 PROOF003 This wrong answer passes start. → Make the check of start stricter, or the answer wrong.',
      ],
    ],
    [
      'a solution with an error',
      { 'solution/Dockerfile': 'FORM python:3.14-slim\nUSER 1000\nCMD ["office"]\n' },
      'solution:1:1 PROOF002 This right answer scores 0. Dockerfile:1 unknown instruction: FORM. Did you mean FROM? user: Cannot grade yet, line 1: unknown instruction: FORM. Did you mean FROM? start: Cannot grade yet, line 1: unknown instruction: FORM. Did you mean FROM? → Mend the answer, or the check that refuses it.',
    ],
  ])
})

describe('files', () => {
  mistakes([
    [
      'UTF-16',
      { 'lesson.mdx': new Uint8Array([0xff, 0xfe, 0x2d, 0, 0xd8]) },
      [
        'lab.yaml:14:12 LAB007 There is no heading "#users". → Known here: none.',
        'lesson.mdx:1:1 FILE003 This file is UTF-16 text. → Save it as UTF-8.',
      ],
    ],
    [
      'a binary file',
      { 'files/logo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]) },
      'files/logo.png:1:1 FILE003 This file is not UTF-8 text. → Save it as UTF-8; what is no text is left out.',
    ],
  ])
})
