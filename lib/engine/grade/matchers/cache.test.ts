import { describe } from 'vitest'
import { checkTable } from '../../testing/check-table.ts'
import type { Subject } from '../subject.ts'

const SHOP = {
  'shop.py': 'app = 1\n',
  'requirements.txt': 'flask==3.1.2\n',
  'go.mod': 'module mill\n',
  'main.go': 'package main\n',
}
const EARLY = 'FROM python:3.13-slim\nWORKDIR /shop\nCOPY . .\nRUN pip install -r requirements.txt\n'
const LATE =
  'FROM python:3.13-slim\nWORKDIR /shop\nCOPY requirements.txt ./\nRUN pip install -r requirements.txt\nCOPY shop.py ./\n'
const GO =
  'FROM golang:1.26\nWORKDIR /src\nCOPY go.mod ./\nRUN go mod download\nCOPY . .\nRUN go build -o /mill .\n'
const change = { files: 'shop.py' }

const mayRerun = (subject: Subject): Subject => ({
  ...subject,
  cacheAfter: (about) =>
    subject
      .cacheAfter(about)
      .map((steps) =>
        steps.map((step) => (step.state === 'rerun' ? { ...step, state: 'may-rerun' as const } : step)),
      ),
})

describe('cache', () => {
  checkTable(
    [
      {
        name: 'kept',
        check: { cache: { change, keeps: { installs: 'requirements.txt' } } },
        file: LATE,
        is: 'yes',
      },
      {
        name: 'lost',
        check: { cache: { change, keeps: { installs: 'requirements.txt' } } },
        file: EARLY,
        is: 'no',
        on: 'COPY . .',
        says: 'the step on line 4 runs again, because of line 3',
      },
      {
        name: 'perhaps lost',
        check: { cache: { change, keeps: { installs: 'requirements.txt' } } },
        file: EARLY,
        is: 'open',
        given: mayRerun,
        says: 'compares the content',
      },
      {
        name: 'a step by its command',
        check: {
          cache: { change: { files: 'main.go' }, keeps: { runs: 'go', arguments: ['mod', 'download'] } },
        },
        file: GO,
        is: 'yes',
      },
      {
        name: 'a step by its command, without an option',
        check: {
          cache: { change: { files: 'main.go' }, keeps: { runs: 'go', arguments: 'mod', without: '-x' } },
        },
        file: GO,
        is: 'yes',
      },
      {
        name: 'a step by its command, lost',
        check: { cache: { change: { files: 'main.go' }, keeps: { runs: 'go', arguments: 'build' } } },
        file: GO,
        is: 'no',
        on: 'COPY . .',
      },
      {
        name: 'no such step',
        check: { cache: { change, keeps: { runs: 'go' } } },
        file: LATE,
        is: 'no',
        subject: 'go',
        says: 'No step certainly runs go.',
      },
      {
        name: 'runs again as it should',
        check: {
          cache: { change: { files: 'requirements.txt' }, repeats: { installs: 'requirements.txt' } },
        },
        file: LATE,
        is: 'yes',
      },
      {
        name: 'does not run again',
        check: { cache: { change, repeats: { installs: 'requirements.txt' } } },
        file: LATE,
        is: 'no',
        says: 'has to run again',
      },
      {
        name: 'perhaps runs again',
        check: {
          cache: { change: { files: 'requirements.txt' }, repeats: { installs: 'requirements.txt' } },
        },
        file: LATE,
        is: 'open',
        given: mayRerun,
      },
      {
        name: 'few steps run again',
        check: { cache: { change: { files: 'main.go' }, reruns: { atMost: 1 } } },
        file: GO,
        is: 'yes',
        subject: '1',
      },
      {
        name: 'too many run again',
        check: { cache: { change: { files: 'go.mod' }, reruns: { atMost: 1 } } },
        file: GO,
        is: 'no',
        over: '1',
        says: 'on line 4, 6',
      },
      {
        name: 'nobody knows how many',
        check: { cache: { change: { files: 'go.mod' }, reruns: { atMost: 1 } } },
        file: GO,
        is: 'open',
        given: mayRerun,
        says: '2 more may do so',
      },
      {
        name: 'a copy',
        check: { cache: { change, keeps: { copies: 'requirements.txt' } } },
        file: LATE,
        is: 'yes',
        on: 'COPY requirements.txt ./',
      },
      {
        name: 'what a step sees',
        check: {
          input: { of: { runs: 'go', arguments: ['mod', 'download'] }, beyond: ['go.mod', 'go.sum'] },
        },
        file: GO,
        is: 'no',
      },
      {
        name: 'what an exclusion leaves, beside the Dockerfile itself',
        check: { input: { of: { installs: 'requirements.txt' }, beyond: ['requirements.txt', '*.mod'] } },
        file: EARLY.replace('COPY', 'COPY --exclude=*.py --exclude=*.go'),
        is: 'no',
      },
      {
        name: 'what an exclusion forgets',
        check: { input: { of: { installs: 'requirements.txt' }, beyond: ['requirements.txt', '*.mod'] } },
        file: EARLY.replace('COPY', 'COPY --exclude=*.go'),
        is: 'yes',
      },
    ],
    SHOP,
  )
})
