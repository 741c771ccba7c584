import { describe } from 'vitest'
import { mistakes } from './testing/mistakes.ts'

/** What habits from other programs bring into a course. */
describe('signs that other programs write', () => {
  mistakes([
    [
      'quotes of a text processor',
      { 'lab.yaml': ['"#users"', '“#users”'] },
      'lab.yaml:14:12 DATA005 learn: write the address of a heading of the lesson, such as "#users". → Take straight quotes: "#users".',
    ],
    [
      'quotes of a text processor around an attribute',
      { 'lesson.mdx': ['<Lab id="harbour" />', '<Lab id=“harbour” />'] },
      'lesson.mdx:11:9 LESSON002 The value of an attribute stands in straight quotes. → Write name="value".',
    ],
    [
      'an attribute without quotes',
      { 'lesson.mdx': ['<Lab id="harbour" />', '<Lab id=harbour />'] },
      'lesson.mdx:11:9 LESSON002 The value of an attribute stands in straight quotes. → Write name="value".',
    ],
    [
      'an attribute whose quote is not closed',
      { 'lesson.mdx': ['<Lab id="harbour" />', '<Lab id="harbour />'] },
      'lesson.mdx:11:1 LESSON002 A quote is opened in this component and not closed. → Close it where the value ends: name="value".',
    ],
    [
      'a list with stars',
      { 'lab.yaml': ['    hints: [Who runs it now?]', '    hints:\n      * Who runs it now?'] },
      'lab.yaml:17:7 YAML001 A * stands where a value or an item of a list begins. → Items of a list begin with "- "; a text that begins with * needs quotes around it.',
    ],
    [
      'a list with dashes',
      { 'lab.yaml': ['    hints: [Who runs it now?]', '    hints:\n      – Who runs it now?'] },
      'lab.yaml:17:7 DATA003 hints: expected a list (lines that begin with "- "), found "– Who runs it now?". → The sign – is no hyphen: begin every item with "- ".',
    ],
    [
      'keys in place of a list',
      { 'lab.yaml': ['    hints: [Who runs it now?]', '    hints:\n      first: Who runs it now?'] },
      'lab.yaml:17:7 DATA003 hints: expected a list (lines that begin with "- "), found a block of keys. → hints is for: A question, then the concept, then the shape; never the line to paste.',
    ],
    [
      'an item without its hyphen',
      { 'lab.yaml': ['  - id: user\n', '    id: user\n'] },
      'lab.yaml:21:1 YAML001 This line begins an item of a list, and the lines above it belong to none. → Begin the first item with "- " too, and give all items of the list the same number of spaces.',
    ],
    [
      'a glossary that is no list',
      { 'glossary.yaml': 'pier:\n  text: Where ships land.\n' },
      [
        'glossary.yaml:1:1 DATA003 the file: expected a list (lines that begin with "- "), found a block of keys. → Begin every entry with "- "; it has id, term, text, ordinary.',
        'lesson.mdx:9:3 LESSON006 The glossary has no term "pier". → Known: none.',
      ],
    ],
    [
      'a quiz that is a list',
      { 'quiz.yaml': '- id: who\n  text: Who?\n' },
      'quiz.yaml:1:1 DATA003 the file: expected a block of keys, found a list. → Known here: questions.',
    ],
  ])
})

describe('values that YAML reads otherwise', () => {
  mistakes([
    [
      'a number in quotes',
      { 'lab.yaml': ['points: 3', 'points: "3"'] },
      'lab.yaml:10:13 DATA003 points: expected a number, found "3". → Write 3.',
    ],
    [
      'a number with its unit',
      { 'course.yaml': ['passMark: 80', 'passMark: 80%'] },
      'course.yaml:3:11 DATA003 passMark: expected a number, found "80%". → Write 80.',
    ],
    [
      'a year as a title',
      { 'lab.yaml': ['title: The harbour that never closed', 'title: 2026'] },
      'lab.yaml:2:8 DATA003 title: expected a text, found 2026. → Write "2026".',
    ],
    [
      'a text that YAML reads as true',
      { 'quiz.yaml': ['feedback: Yes.', 'feedback: true'] },
      'quiz.yaml:5:49 DATA003 feedback: expected a text, found true. → Write "true".',
    ],
    [
      'true in quotes',
      { 'quiz.yaml': ['correct: true', 'correct: "true"'] },
      'quiz.yaml:5:33 DATA003 correct: expected true or false, found "true". → Write true.',
    ],
    [
      'one id in place of a list',
      { 'reject/closed/expect.yaml': 'fails: user\n' },
      [
        'lab.yaml:1:1 PROOF005 Neither the starter nor a reject fails start. → Add an answer to reject/ that does.',
        'reject/closed/expect.yaml:1:8 DATA003 fails: expected a list (lines that begin with "- "), found "user". → Write [user].',
      ],
    ],
    [
      'a text that begins with a backtick',
      { 'lab.yaml': ['why: A harbour', 'why: `USER` A harbour'] },
      'lab.yaml:26:10 YAML001 A value cannot begin with this sign. → Put double quotes around the whole value; a double quote inside of it is written \\".',
    ],
    [
      'a text that begins with a percent sign',
      { 'lab.yaml': ['why: A harbour', 'why: %A harbour'] },
      'lab.yaml:26:10 YAML001 A value cannot begin with this sign. → Put double quotes around the whole value; a double quote inside of it is written \\".',
    ],
    [
      'a text that begins with a star',
      { 'lab.yaml': ['why: A harbour', 'why: *A* harbour'] },
      'lab.yaml:26:14 YAML001 The value ends here, and the line goes on. → Put double quotes around the whole value; a double quote inside of it is written \\".',
    ],
    [
      'a text that begins with a bracket',
      { 'lab.yaml': ['why: A harbour', 'why: [A] harbour'] },
      'lab.yaml:26:14 YAML001 The value ends here, and the line goes on. → Put double quotes around the whole value; a double quote inside of it is written \\".',
    ],
    [
      'a text that begins with an exclamation mark',
      { 'lab.yaml': ['why: A harbour', 'why: !A harbour'] },
      'lab.yaml:26:10 YAML003 This value begins like a tag of YAML. → A text that begins with ! needs quotes around it.',
    ],
    [
      'a quote that ends before the text',
      { 'lab.yaml': ['why: A harbour without', 'why: "A harbour" without'] },
      'lab.yaml:26:22 YAML001 The value ends here, and the line goes on. → Put double quotes around the whole value; a double quote inside of it is written \\".',
    ],
    [
      'an apostrophe between single quotes',
      { 'lab.yaml': ['why: A harbour without an office is a beach.', "why: 'It's a beach.'"] },
      'lab.yaml:26:14 YAML001 The value ends here, and the line goes on. → Put double quotes around the whole value; a double quote inside of it is written \\".',
    ],
    [
      'a backslash between double quotes',
      { 'lab.yaml': ['why: A harbour without an office is a beach.', 'why: "C:\\quay"'] },
      'lab.yaml:26:13 YAML001 Between double quotes a backslash begins a sign of its own, such as \\n. → Write it twice, or take single quotes.',
    ],
    [
      'a colon without a blank inside a check',
      { 'lab.yaml': ['{ image: { user: { root: false } } }', '{image:{user:{root:false}}}'] },
      'lab.yaml:12:26 YAML001 A colon in "root:false" has no blank behind it. → Write root: false.',
    ],
    [
      'three hyphens in the middle',
      { 'lab.yaml': ['level: core', '---\nlevel: core'] },
      'lab.yaml:4:1 YAML001 A line of three hyphens begins a second file. → Remove it; only a lesson has such lines, around the keys at its top.',
    ],
    [
      'a check in words',
      { 'lab.yaml': ['check: { image: { user: { root: false } } }', 'check: image.user.root is false'] },
      'lab.yaml:12:12 DATA003 check: expected a block of keys, found "image.user.root is false". → check is for: The condition, in terms of the image, the stages, the build and the findings.',
    ],
    [
      'a check that asks nothing',
      { 'lab.yaml': ['check: { image: { user: { root: false } } }', 'check: {}'] },
      'lab.yaml:12:12 DATA005 check: an empty check cannot fail; write a condition such as image: { user: { root: false } }. → check is for: The condition, in terms of the image, the stages, the build and the findings.',
    ],
    [
      'a size in words',
      {
        'lab.yaml': [
          'check: { image: { user: { root: false } } }',
          'check: { image: { size: { atMost: small } } }',
        ],
      },
      'lab.yaml:12:39 DATA005 atMost: write a size such as 200 MB, with B, KB, MB or GB. → atMost is for: This much or less.',
    ],
  ])
})

describe('names of files', () => {
  mistakes([
    [
      'a capital in lesson.mdx',
      { 'lesson.mdx': null, '/content/piers/first-pier/Lesson.mdx': 'x' },
      [
        'Lesson.mdx:1:1 FILE002 Lesson.mdx is not expected here. → did you mean "lesson.mdx"?',
        'lab.yaml:14:12 LAB007 There is no heading "#users". → Known here: none.',
        'lesson.mdx:1:1 FILE001 lesson.mdx is missing. → Rename Lesson.mdx to lesson.mdx.',
      ],
    ],
    [
      'another ending',
      { 'lab.yaml': null, '/content/piers/first-pier/labs/harbour/lab.yml': 'id: x' },
      [
        'lab.yaml:1:1 FILE001 lab.yaml is missing. → Rename lab.yml to lab.yaml.',
        'lab.yml:1:1 FILE002 lab.yml is not expected here. → did you mean "lab.yaml"?',
      ],
    ],
    [
      'a small letter in an answer',
      {
        'solution/Dockerfile': null,
        'solution/dockerfile': 'FROM python:3.14-slim\nUSER 1000\nCMD ["office"]\n',
      },
      [
        'solution:1:1 PROOF002 This right answer scores 25. user: No USER is set, so the container starts as root, the default of python:3.14-slim. The last USER of the final stage has to name another user. → Mend the answer, or the check that refuses it.',
        'solution/dockerfile:1:1 LAB004 The starter has no file dockerfile. → Rename it to Dockerfile.',
      ],
    ],
    [
      'a folder with a capital',
      { 'starter/Dockerfile': null, 'Starter/Dockerfile': 'FROM python:3.14-slim\nCMD ["office"]\n' },
      [
        'Starter:1:1 FILE002 Starter/ is not expected here. → did you mean "starter/"?',
        'starter:1:1 LAB002 The lab has no starter. → Put at least one file into starter/.',
      ],
    ],
    [
      'an answer without a file of its own',
      { 'accept/empty/.gitkeep': '' },
      [
        'accept/empty:1:1 PROOF002 This right answer scores 25. user: No USER is set, so the container starts as root, the default of python:3.14-slim. The last USER of the final stage has to name another user. → Mend the answer, or the check that refuses it.',
        'accept/empty/.gitkeep:1:1 LAB004 The starter has no file .gitkeep. → Files of the starter: Dockerfile.',
      ],
    ],
    [
      'a picture among the files to edit',
      { 'starter/logo.png': new Uint8Array([137, 80, 255]) },
      'starter/logo.png:1:1 FILE003 This file is not UTF-8 text. → Save it as UTF-8; what is no text is left out.',
    ],
    [
      'a picture beside the lesson',
      { 'lesson.mdx': ['has users.', 'has users.\n\n![Two ships](pier.svg)'] },
      'lesson.mdx:11:1 LESSON011 There is no picture pier.svg in public/. → did you mean "/figures/pier.svg"?',
    ],
    [
      'the name of a file in place of a text',
      { 'lesson.mdx': ['has users.', 'has users.\n\n![pier.svg](/figures/pier.svg)'] },
      'lesson.mdx:11:1 LESSON012 The picture says nothing to somebody who cannot see it. → Say in alt what it shows, in a sentence or two.',
    ],
  ])
})

describe('Markdown and components', () => {
  mistakes([
    [
      'an example that does not say what it is',
      { 'lesson.mdx': ['has users.', 'has users.\n\n```\nFROM alpine\n```'] },
      'lesson.mdx:11:1 LESSON017 The example does not say what it is written in. → Write it behind the backticks: dockerfile, dockerignore, yaml, json, bash, sh, text or another.',
    ],
    [
      'an example in a language of another name',
      { 'lesson.mdx': ['has users.', 'has users.\n\n```docker\nFROM alpine:latest\nUSER 1000\n```'] },
      'lesson.mdx:11:1 LESSON017 “docker” is no language that is checked. → did you mean "dockerfile"?',
    ],
    [
      'an example that is not closed',
      { 'lesson.mdx': ['has users.', 'has users.\n\n```dockerfile\nFROM alpine:3.22\nUSER 1000\n'] },
      'lesson.mdx:11:1 LESSON002 This example is opened here and not closed. → Write a line of three backticks where it ends.',
    ],
    [
      'a second title',
      { 'lesson.mdx': ['has users.', 'has users.\n\n# Another title'] },
      'lesson.mdx:11:1 LESSON018 This heading is a second title of the lesson. → Begin it with ## in place of #; the title stands in the keys at the top.',
    ],
    [
      'a level that is left out',
      { 'lesson.mdx': ['has users.', 'has users.\n\n#### Deep'] },
      'lesson.mdx:11:1 LESSON018 Between this heading and the one above, a level is left out. → Begin it with ###.',
    ],
    [
      'a heading without its blank',
      { 'lesson.mdx': ['has users.', 'has users.\n\n##Crew'] },
      'lesson.mdx:11:1 LESSON015 Behind the signs of a heading a blank is missing. → Write a blank behind ##.',
    ],
    [
      'a link with a blank in it',
      { 'lesson.mdx': ['has users.', 'has users.\n\nSee [it] (/labs/).'] },
      'lesson.mdx:11:1 LESSON015 This is no link: something stands between the brackets and its address. → Write [it](/labs/).',
    ],
    [
      'an address in angle brackets',
      { 'lesson.mdx': ['has users.', 'has users.\n\nSee <https://docs.example/>.'] },
      'lesson.mdx:11:12 LESSON002 A < begins a component, and what follows is an address. → Write a link as [what it leads to](https://…), an address alone in backticks.',
    ],
    [
      'a pair with one side',
      {
        'lesson.mdx': [
          'has users.',
          'has users.\n\n<Pair>\n\n```dockerfile\nFROM alpine:3.22\nUSER 1000\n```\n\n</Pair>',
        ],
      },
      'lesson.mdx:11:1 LESSON016 <Pair> shows 1 example; it needs two. → Put two examples into it, the bad one first, or a <Bad> and a <Good>.',
    ],
    [
      'a pair of three',
      {
        'lesson.mdx': [
          'has users.',
          'has users.\n\n<Pair>\n\n```sh\na\n```\n\n```sh\nb\n```\n\n```sh\nc\n```\n\n</Pair>',
        ],
      },
      'lesson.mdx:11:1 LESSON016 <Pair> shows 3 examples; it needs two. → Put two examples into it, the bad one first, or a <Bad> and a <Good>.',
    ],
    [
      'a lab without its slash',
      { 'lesson.mdx': ['<Lab id="harbour" />', '<Lab id="harbour">'] },
      'lesson.mdx:11:1 LESSON002 <Lab> holds nothing, and has no slash at its end. → Write <Lab id="harbour" />.',
    ],
    [
      'a line break of HTML',
      { 'lesson.mdx': ['has users.', 'has users.\n\none<br>two'] },
      'lesson.mdx:11:4 LESSON002 <br> is HTML, which lessons do not hold. → Write it in Markdown; a new paragraph begins behind an empty line.',
    ],
    [
      'a component in small letters',
      { 'lesson.mdx': ['<Term id="pier">pier</Term>', '<term id="pier">pier</term>'] },
      [
        'lesson.mdx:9:3 LESSON004 unknown component <term> → did you mean "Term"?',
        'lesson.mdx:9:19 LESSON014 “pier” is used here for the first time, and nothing explains it. → Write <Term id="pier">pier</Term>, or say in the sentence what it is.',
      ],
    ],
    [
      'a link that begins with dots',
      { 'lesson.mdx': ['has users.', 'has users.\n\nSee [it](../second-pier/).'] },
      'lesson.mdx:11:5 LESSON011 "../second-pier/" is no address of a page. → Addresses elsewhere begin with https://, those of this site with a slash.',
    ],
  ])
})

describe('what is no mistake', () => {
  mistakes([
    ['a byte order mark', { 'lesson.mdx': ['---\ntitle', '\uFEFF---\ntitle'] }, []],
    [
      'line ends of Windows',
      {
        'starter/Dockerfile': 'FROM python:3.14-slim\r\nCMD ["office"]\r\n',
        'quiz.yaml':
          'questions:\r\n  - id: who\r\n    text: Who?\r\n    options:\r\n      - { text: A, correct: true, feedback: Yes. }\r\n      - { text: B, feedback: No. }\r\n',
      },
      [],
    ],
    ['a date as a title', { 'lab.yaml': ['title: The harbour that never closed', 'title: 2026-11-22'] }, []],
    ['a blank in the name of a file', { 'files/my file.txt': 'x' }, []],
    [
      'a lab that is shown twice',
      { 'lesson.mdx': ['<Lab id="harbour" />', '<Lab id="harbour" />\n\n<Lab id="harbour" />'] },
      [],
    ],
  ])
})
