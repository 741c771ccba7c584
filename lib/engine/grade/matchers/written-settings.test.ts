import { describe } from 'vitest'
import { checkTable } from '../../testing/check-table.ts'

const BASE = 'FROM python:3.13-slim\nWORKDIR /ferry\n'
const check = { image: { noSettings: ['TIDE', 'HARBOUR_URL'] } }

function asks(is: 'yes' | 'no', rows: Readonly<Record<string, string>>): void {
  checkTable(
    Object.entries(rows).map(([name, steps]) => ({
      name,
      check,
      file: `${BASE}${steps}\nCMD ["python", "ferry.py"]\n`,
      is,
      ...(is === 'no' && { subject: /\/\S+env\S*|\/start/.exec(steps)?.[0] ?? '/ferry/.env' }),
    })),
    { 'ferry.py': 'print()\n', 'given.sh': '#!/bin/sh\nexport TIDE=low\n' },
  )
}

describe('settings in files that steps write', () => {
  asks('no', {
    'echo into .env': 'RUN echo "TIDE=low" > .env',
    'several lines': 'RUN printf "ROPE=1\\nHARBOUR_URL=ssh://quay\\n" >> /ferry/.env',
    'an empty value': 'ARG TIDE\nRUN echo "TIDE=$TIDE" > /srv/.env.production',
    'a here-document': 'COPY <<EOF /etc/ferry.env\nexport TIDE=low\nEOF',
    'a script': 'COPY --chmod=755 <<"EOF" /start\n#!/bin/sh\nexport ROPE=2 TIDE=low\nexec "$@"\nEOF',
  })
  asks('yes', {
    'nothing written': 'COPY ferry.py .',
    'other variables': 'RUN echo "ROPE=1" > .env',
    'a file of the context': 'COPY given.sh .',
    'a default for what is not given':
      'COPY <<"EOF" /start\n#!/bin/sh\nexport TIDE="${TIDE:-low}"\nexec "$@"\nEOF',
    'for one command': 'COPY <<"EOF" /start\n#!/bin/sh\nTIDE=low python ferry.py --check\nexec "$@"\nEOF',
    'in a file of another kind': 'RUN echo "TIDE=low" > notes.txt',
    'deleted in the same step': 'RUN echo "TIDE=low" > .env && python ferry.py && rm .env',
  })
})
