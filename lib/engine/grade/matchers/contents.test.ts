import { describe } from 'vitest'
import { checkTable, withImage } from '../../testing/check-table.ts'

const BAKERY = {
  'shop.py': 'app = 1\n',
  'menu.txt': 'rye\n',
  '.env': 'OVEN_KEY=1\n',
  'keys/oven.pem': 'key\n',
  'start.sh': '#!/bin/sh\n',
}
const BASE = 'FROM debian:13-slim\nWORKDIR /bakery\n'
const MILL = 'FROM debian:13-slim AS mill\nWORKDIR /mill\n'

describe('contains and lacks', () => {
  checkTable(
    [
      { name: 'a file', check: { image: { contains: 'shop.py' } }, file: `${BASE}COPY . .\n`, is: 'yes' },
      {
        name: 'a pattern',
        check: { image: { contains: ['*.py', '*.txt'] } },
        file: `${BASE}COPY shop.py menu.txt ./\n`,
        is: 'yes',
      },
      {
        name: 'no such file',
        check: { image: { contains: '*.py' } },
        file: `${BASE}COPY menu.txt ./\n`,
        is: 'no',
        subject: '*.py',
        says: 'Copy ',
      },
      {
        name: 'only in the builder',
        check: { stage: { other: { contains: 'shop.py' } } },
        file: `${MILL}COPY shop.py .\n${BASE}`,
        is: 'yes',
        stage: 'mill',
      },
      {
        name: 'by way of the builder',
        check: { image: { contains: 'shop.py' } },
        file: `${MILL}COPY shop.py .\n${BASE}COPY --from=mill /mill/ ./\n`,
        is: 'yes',
      },
      {
        name: 'lacks',
        check: { image: { lacks: ['.env', '*.pem'] } },
        file: `${BASE}COPY shop.py .\n`,
        is: 'yes',
      },
      {
        name: 'holds it',
        check: { image: { lacks: '.env' } },
        file: `${BASE}COPY . .\n`,
        is: 'no',
        subject: '.env',
        on: 'COPY . .',
        says: 'Do not copy it',
      },
      {
        name: 'holds it by a pattern',
        check: { image: { lacks: '*.pem' } },
        file: `${BASE}COPY . .\n`,
        is: 'no',
        subject: 'keys/oven.pem',
      },
      {
        name: 'kept out by the ignore file',
        check: { image: { lacks: ['.env', '*.pem'] } },
        file: `${BASE}COPY . .\n`,
        is: 'yes',
        files: { '.dockerignore': '.env\nkeys\n' },
      },
      {
        name: 'deleted too late',
        check: { image: { lacks: '.env' } },
        file: `${BASE}COPY . .\nRUN rm .env\n`,
        is: 'no',
        on: 'COPY . .',
        says: 'is deleted later, and the layer of line 3 still holds it',
      },
      {
        name: 'deleted too late, for a near-miss',
        check: { image: { deletedLate: '.env' } },
        file: `${BASE}COPY . .\nRUN rm .env\n`,
        is: 'yes',
        on: 'COPY . .',
        subject: '.env',
      },
      { name: 'not deleted', check: { image: { deletedLate: '.env' } }, file: `${BASE}COPY . .\n`, is: 'no' },
      {
        name: 'taken from the builder and deleted',
        check: { image: { lacks: '.env' } },
        file: `${MILL}COPY .env .\n${BASE}COPY --from=mill /mill/ ./\nRUN rm .env\n`,
        is: 'no',
        on: 'COPY --from=mill /mill/ ./',
      },
      {
        name: 'only in the builder is not in the image',
        check: { image: { lacks: '.env' } },
        file: `${MILL}COPY . .\n${BASE}COPY --from=mill /mill/shop.py ./\n`,
        is: 'yes',
      },
      {
        name: 'a bind mount leaves nothing',
        check: { image: { lacks: '.env' } },
        file: `${BASE}RUN --mount=type=bind,source=.env,target=/tmp/env cat /tmp/env\n`,
        is: 'yes',
      },
    ],
    BAKERY,
  )
})

describe('paths', () => {
  checkTable(
    [
      {
        name: 'a path',
        check: { image: { path: { path: '/bakery/shop.py', kind: 'file' } } },
        file: `${BASE}COPY shop.py .\n`,
        is: 'yes',
        on: 'COPY shop.py .',
      },
      {
        name: 'that must not be there',
        check: { image: { path: { path: '/bakery/.env', exists: false } } },
        file: `${BASE}COPY . .\n`,
        is: 'no',
        subject: '/bakery/.env',
      },
      {
        name: 'that is not there',
        check: { image: { path: { path: '/bakery/.env', exists: false } } },
        file: `${BASE}COPY shop.py .\n`,
        is: 'yes',
      },
      {
        name: 'that a base may have',
        check: { image: { path: { path: '/etc/oven.conf', exists: false } } },
        file: BASE,
        is: 'open',
        says: 'whether the image has it is not known',
      },
      ...(
        [
          ['RUN touch /quay.txt', 'no'],
          ['COPY --from=busybox /quay.txt /quay.txt', 'open'],
          ['RUN echo tide > /quay.txt', 'yes'],
          ['COPY <<EOF /quay.txt\ntide\nEOF', 'yes'],
        ] as const
      ).map(([line, is]) => ({
        name: `a file with something in it: ${line}`,
        check: { image: { path: { path: '/quay.txt', empty: false } } },
        file: `FROM debian:13-slim\n${line}\n`,
        is,
      })),
      {
        name: 'executable',
        check: { image: { path: { path: '/bakery/start.sh', executable: true } } },
        file: `${BASE}COPY --chmod=755 start.sh .\n`,
        is: 'yes',
      },
      {
        name: 'not executable',
        check: { image: { path: { path: '/bakery/start.sh', executable: true } } },
        file: `${BASE}COPY --chmod=644 start.sh .\n`,
        is: 'no',
        says: 'lacks the x bit',
      },
      {
        name: 'made executable later',
        check: { image: { path: { path: '/bakery/start.sh', executable: true } } },
        file: `${BASE}COPY --chmod=644 start.sh .\nRUN chmod +x start.sh\n`,
        is: 'yes',
      },
      {
        name: 'world-writable',
        check: { image: { path: { path: '/bakery/start.sh', worldWritable: false } } },
        file: `${BASE}COPY --chmod=777 start.sh .\n`,
        is: 'no',
      },
      {
        name: 'what it holds',
        check: { image: { path: { path: '/run.sh', holds: 'start.sh' } } },
        file: `${BASE}COPY start.sh /run.sh\n`,
        is: 'yes',
      },
      {
        name: 'holds something else',
        check: { image: { path: { path: '/run.sh', holds: 'start.sh' } } },
        file: `${BASE}COPY menu.txt /run.sh\n`,
        is: 'no',
        says: 'It has to be start.sh.',
      },
      {
        name: 'a file wherever it lies',
        check: { image: { path: { path: '/**', holds: 'start.sh', executable: true } } },
        file: `${BASE}COPY menu.txt /run.sh\nCOPY --chmod=755 start.sh /ovens/light\n`,
        is: 'yes',
        subject: '/ovens/light',
      },
      {
        name: 'a file wherever it lies, with another mode',
        check: { image: { path: { path: '/**', holds: 'start.sh', executable: true } } },
        file: `${BASE}COPY --chmod=755 menu.txt /run.sh\nCOPY --chmod=644 start.sh /ovens/light\n`,
        is: 'no',
        says: '/ovens/light may not be executed',
      },
      {
        name: 'a file that lies nowhere',
        check: { image: { path: { path: '/ovens/*', holds: 'start.sh' } } },
        file: BASE,
        is: 'no',
        says: 'Nothing in the image certainly holds start.sh',
      },
      {
        name: 'nothing like it',
        check: { image: { noPath: ['**/*.pem', '/bakery/keys'] } },
        file: `${BASE}COPY shop.py .\n`,
        is: 'yes',
      },
      {
        name: 'something like it',
        check: { image: { noPath: '/bakery/**/*.pem' } },
        file: `${BASE}COPY . .\n`,
        is: 'no',
        subject: '/bakery/keys/oven.pem',
        on: 'COPY . .',
      },
      {
        name: 'something by its name alone',
        check: { image: { noPath: '*.pem' } },
        file: `${BASE}COPY . .\n`,
        is: 'no',
        subject: '/bakery/keys/oven.pem',
      },
      {
        name: 'an empty file to mount another over',
        check: { image: { noContent: ['/bakery/**/orders.csv', '/orders.csv'] } },
        file: `${BASE}RUN mkdir in e n z && touch in/orders.csv && : > /orders.csv && install -D /dev/null d/orders.csv && cp /dev/null e/orders.csv && >n/orders.csv && cat /dev/null > z/orders.csv\n`,
        is: 'yes',
      },
      {
        name: 'a file of the same name that holds something',
        check: { image: { noContent: '/bakery/**/orders.csv' } },
        file: `${BASE}RUN echo bread > orders.csv\n`,
        is: 'no',
        subject: '/bakery/orders.csv',
        says: '/bakery/orders.csv is in the image and not empty',
      },
      {
        name: 'an empty file and one that is not',
        check: { image: { noContent: '/bakery/**/orders.csv' } },
        file: `${BASE}RUN mkdir a b && touch a/orders.csv && echo bread > b/orders.csv\n`,
        is: 'no',
        subject: '/bakery/b/orders.csv',
      },
      {
        name: 'a file of which nobody knows what it holds',
        check: { image: { noContent: '/bakery/orders.csv' } },
        file: `${BASE}RUN curl https://bakery.example/orders > orders.csv\n`,
        is: 'open',
      },
      {
        name: 'what a command nobody knows leaves',
        check: { image: { noPath: '/bakery/**/*.map' } },
        file: `${BASE}RUN ./grind-the-flour\n`,
        is: 'open',
      },
      {
        name: 'what an unknown command cannot have put elsewhere',
        check: { image: { noPath: '/bakery/x.map' } },
        file: `${BASE}COPY shop.py .\n`,
        is: 'yes',
        given: withImage({}),
      },
    ],
    BAKERY,
  )
})

describe('planted values', () => {
  const check = { planted: ['hunter2-prod'] }
  checkTable(
    [
      { name: 'nowhere', check, file: `${BASE}COPY shop.py .\n`, is: 'yes' },
      {
        name: 'in the file',
        check,
        file: `${BASE}ENV OVEN_KEY=hunter2-prod\n`,
        is: 'no',
        on: 'ENV OVEN_KEY=hunter2-prod',
        says: 'written in Dockerfile',
      },
      { name: 'in a comment', check, file: `${BASE}# hunter2-prod\n`, is: 'no', on: null },
      { name: 'not said out loud', check, file: `${BASE}ENV A=hunter2-prod\n`, is: 'no', subject: 'hu…' },
      {
        name: 'in a copied file',
        check,
        file: `${BASE}COPY .env .\n`,
        is: 'no',
        files: { '.env': 'KEY=hunter2-prod\n' },
        on: 'COPY .env .',
        says: 'in /bakery/.env',
      },
      {
        name: 'in a file that is deleted later',
        check,
        file: `${BASE}COPY .env .\nRUN rm .env\n`,
        is: 'no',
        files: { '.env': 'KEY=hunter2-prod\n' },
        on: 'COPY .env .',
        says: 'deleted later',
      },
      {
        name: 'in a file that stays outside',
        check,
        file: `${BASE}COPY shop.py .\n`,
        is: 'yes',
        files: { '.env': 'KEY=hunter2-prod\n' },
      },
      {
        name: 'in a variable of the image',
        check,
        file: BASE,
        is: 'no',
        given: withImage({ env: { KEY: 'x-hunter2-prod' } }),
        says: 'in the variable KEY',
      },
      {
        name: 'in a label of the image',
        check,
        file: BASE,
        is: 'no',
        given: withImage({ labels: { key: 'hunter2-prod' } }),
        says: 'in the label key',
      },
    ],
    BAKERY,
  )
})

describe('ignored', () => {
  const kept = { ignored: { paths: ['.env', 'keys/oven.pem'], kept: 'shop.py' } }
  checkTable(
    [
      { name: 'all of it', check: kept, file: BASE, is: 'yes', files: { '.dockerignore': '.env\nkeys/\n' } },
      { name: 'no ignore file', check: kept, file: BASE, is: 'no', says: 'There is no .dockerignore' },
      {
        name: 'one is let through',
        check: kept,
        file: BASE,
        is: 'no',
        files: { '.dockerignore': '.env\n' },
        subject: 'keys/oven.pem',
      },
      {
        name: 'the last pattern wins',
        check: kept,
        file: BASE,
        is: 'no',
        files: { '.dockerignore': '*\n!.env\n' },
        subject: '.env',
      },
      {
        name: 'too much',
        check: kept,
        file: BASE,
        is: 'no',
        files: { '.dockerignore': '*\n' },
        subject: 'shop.py',
        says: 'has to come along',
      },
      {
        name: 'the one named after the Dockerfile',
        check: kept,
        file: BASE,
        is: 'yes',
        files: { '.dockerignore': '', 'Dockerfile.dockerignore': '.env\nkeys\n' },
      },
    ],
    BAKERY,
  )
})
