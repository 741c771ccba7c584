import { describe, expect } from 'vitest'
import { mistakes } from './testing/mistakes.ts'

/** What an author has to mend is said in one run, whatever else is wrong beside it. */
describe('mistakes in the keys at the top of a lesson hide none below', () => {
  const below = (keys: string, rest: string) => ({
    'lesson.mdx': `---\n${keys}\n---\n\n## Users\n\nA <Term id="pier">pier</Term> has users.\n\n${rest}\n`,
  })
  const PARTS = '<Lab id="harbour" />\n\n<Quiz />'
  const LATEST = '```dockerfile\nFROM alpine:latest\nUSER 1000\n```'
  mistakes([
    [
      'a value of the wrong kind, and a dead link',
      below('title: Piers\nsummary: Build one.\nminutes: five', `See [it](/labs/harbor/).\n\n${PARTS}`),
      [
        'lesson.mdx:4:10 DATA003 minutes: expected a number, found "five". → minutes is for: Reading time without the labs.',
        'lesson.mdx:11:5 LESSON011 There is no page /labs/harbor/ on this site. → did you mean "/labs/harbour/"?',
      ],
    ],
    [
      'keys that are no YAML, and a component that does not exist',
      below(
        'title: Piers: how\nsummary: Build one.\nminutes: 5',
        `<Callot kind="watch">Mind.</Callot>\n\n${PARTS}`,
      ),
      [
        'lesson.mdx:2:8 YAML001 There are two colons in this line, as if two keys stood in it. → A value that holds ": " needs quotes around it.',
        'lesson.mdx:11:1 LESSON004 unknown component <Callot> → did you mean "Callout"?',
      ],
    ],
    [
      'an example that breaks a rule, below a key that says nothing of rules',
      below('title: Piers\nsummary: Build one.\nminutes: five', `${LATEST}\n\n${PARTS}`),
      [
        'lesson.mdx:4:10 DATA003 minutes: expected a number, found "five". → minutes is for: Reading time without the labs.',
        expect.stringContaining('lesson.mdx:12:6 LESSON009 The example breaks base-image-latest'),
      ],
    ],
    [
      'an example that a misspelt key may forgive',
      below(
        'title: Piers\nsummary: Build one.\nminutes: 5\nuntaugt: [base-image-latest]',
        `${LATEST}\n\n${PARTS}`,
      ),
      'lesson.mdx:5:1 DATA001 unknown key "untaugt" → did you mean "untaught"?',
    ],
    [
      'code that a misspelt key may allow',
      below(
        'title: Piers\nsummary: Build one.\nminutes: 5\ntrused: true',
        `It has {1 + 1} users.\n\n${PARTS}`,
      ),
      'lesson.mdx:5:1 DATA001 unknown key "trused" → did you mean "trusted"?',
    ],
    [
      'a lab that does not prove itself, and a lesson that names it wrongly',
      {
        ...below('title: Piers\nsummary: Build one.\nminuts: 5', '<Lab id="harbor" />\n\n<Quiz />'),
        'solution/Dockerfile': 'FROM python:3.14-slim\nCMD ["office"]\n',
      },
      [
        expect.stringContaining('solution:1:1 PROOF002 This right answer scores 25.'),
        'lesson.mdx:2:1 DATA002 "minutes" is missing → Add minutes: Reading time without the labs.',
        'lesson.mdx:4:1 DATA001 unknown key "minuts" → did you mean "minutes"?',
        'lesson.mdx:11:1 LESSON006 This lesson has no lab "harbor". → did you mean "harbour"?',
      ],
    ],
  ])
})

describe('mistakes in lab.yaml hide none of the lab', () => {
  mistakes([
    [
      'a key that marks nothing, and a solution that does not pass',
      {
        'lab.yaml': ['minutes: 8', 'minutes: eight'],
        'solution/Dockerfile': 'FROM python:3.14-slim\nCMD ["office"]\n',
      },
      [
        'lab.yaml:3:10 DATA003 minutes: expected a number, found "eight". → minutes is for: How long a beginner needs.',
        expect.stringContaining('solution:1:1 PROOF002 This right answer scores 25.'),
      ],
    ],
    [
      'a key that marks, and files that are missing or in the wrong place',
      {
        'lab.yaml': ['kind: goal', 'kind: gaol'],
        'solution/Dockerfile': null,
        'accept/by-name/dockerfile': 'FROM python:3.14-slim\nUSER nobody\nCMD ["office"]\n',
        'reject/closed/expect.yaml': 'fails: user\n',
      },
      [
        'accept/by-name/dockerfile:1:1 LAB004 The starter has no file dockerfile. → Rename it to Dockerfile.',
        'lab.yaml:11:11 DATA004 kind: "gaol" is not accepted; write one of goal, intent → did you mean "goal"?',
        'reject/closed/expect.yaml:1:8 DATA003 fails: expected a list (lines that begin with "- "), found "user". → Write [user].',
        'solution:1:1 LAB003 The solution has no file. → Put the whole changed file into solution/.',
      ],
    ],
    [
      'an objective that is wrong, and others that point to nothing',
      {
        'lab.yaml': [
          'kind: intent\n',
          'kind: intent\n    learn: "#crews"\n    rule: user-mising\n    pionts: 2\n',
        ],
        'lesson.mdx': ['## Users', '## Crews'],
      },
      [
        'lab.yaml:14:12 LAB007 There is no heading "#users". → Known here: #crews.',
        'lab.yaml:27:5 DATA001 unknown key "pionts" in objectives › no. 2 → did you mean "points"?',
      ],
    ],
    [
      'no YAML at all, and no starter',
      { 'lab.yaml': ['level: core', 'level: core: stretch'], 'starter/Dockerfile': null },
      [
        'lab.yaml:4:8 YAML001 There are two colons in this line, as if two keys stood in it. → A value that holds ": " needs quotes around it.',
        'starter:1:1 LAB002 The lab has no starter. → Put at least one file into starter/.',
      ],
    ],
  ])
})

describe('a question that is wrong hides no other', () => {
  mistakes([
    [
      'a misspelt key in one, no right answer in another',
      {
        'quiz.yaml': `questions:
  - id: who
    text: Who lands?
    options:
      - { text: Ships, corect: true, feedback: Yes. }
      - { text: Trains, feedback: They need rails. }
  - id: when
    text: When?
    options:
      - { text: At low tide, feedback: No water. }
      - { text: At high tide, feedback: Deep enough. }
`,
      },
      [
        'quiz.yaml:5:24 DATA001 unknown key "corect" in questions › no. 1 › options › no. 1 → did you mean "correct"?',
        'quiz.yaml:7:9 QUIZ001 The question "when" has 0 right answers; it needs one. → Mark one option with "correct: true".',
      ],
    ],
  ])
})
