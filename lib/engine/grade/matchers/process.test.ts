import { describe } from 'vitest'
import { checkTable } from '../../testing/check-table.ts'

const BASE = 'FROM python:3.13-slim\nRUN pip install gunicorn\nWORKDIR /bakery\nCOPY . .\n'
const SHOP = {
  'shop.py': 'app = 1\n',
  'start.sh': '#!/bin/sh\nset -e\nexec gunicorn -b :8000 shop:app\n',
  'slow.sh': '#!/bin/sh\ngunicorn -b :8000 shop:app\n',
}

describe('process', () => {
  checkTable(
    [
      {
        name: 'PID 1 in exec form',
        check: { image: { process: { pid1: 'gunicorn', signals: true } } },
        file: `${BASE}CMD ["gunicorn", "shop:app"]\n`,
        is: 'yes',
      },
      {
        name: 'a script that ends in exec',
        check: { image: { process: { program: 'gunicorn', signals: true } } },
        file: `${BASE}CMD ["sh", "/bakery/start.sh"]\n`,
        is: 'yes',
      },
      {
        name: 'a script that waits',
        check: { image: { process: { program: 'gunicorn', signals: true } } },
        file: `${BASE}CMD ["sh", "/bakery/slow.sh"]\n`,
        is: 'no',
        on: 'CMD ["sh", "/bakery/slow.sh"]',
        says: 'exec',
      },
      {
        name: 'an init in front',
        check: { image: { process: { init: true } } },
        file: `${BASE}ENTRYPOINT ["tini", "--"]\nCMD ["gunicorn", "shop:app"]\n`,
        is: 'yes',
      },
      {
        name: 'no init in front',
        check: { image: { process: { init: true } } },
        file: `${BASE}CMD ["gunicorn", "shop:app"]\n`,
        is: 'no',
        says: 'Put an init',
      },
      {
        name: 'exec form',
        check: { image: { process: { form: 'exec' } } },
        file: `${BASE}ENTRYPOINT ["gunicorn"]\nCMD ["shop:app"]\n`,
        is: 'yes',
      },
      {
        name: 'one in shell form',
        check: { image: { process: { form: 'exec' } } },
        file: `${BASE}ENTRYPOINT ["gunicorn"]\nCMD shop:app\n`,
        is: 'no',
        on: 'CMD shop:app',
        subject: 'CMD',
      },
      {
        name: 'names the application',
        check: { image: { process: { mentions: 'shop:app' } } },
        file: `${BASE}CMD ["sh", "/bakery/start.sh"]\n`,
        is: 'yes',
      },
      {
        name: 'names another',
        check: { image: { process: { mentions: 'mill:app' } } },
        file: `${BASE}CMD ["gunicorn", "shop:app"]\n`,
        is: 'no',
      },
      {
        name: 'starts nothing',
        check: { image: { process: { signals: true } } },
        file: 'FROM scratch\n',
        is: 'no',
        says: 'starts nothing',
      },
      {
        name: 'another PID 1',
        check: { image: { process: { pid1: 'gunicorn' } } },
        file: `${BASE}CMD ["python", "shop.py"]\n`,
        is: 'no',
        subject: 'python',
      },
      {
        name: 'both questions',
        check: { image: { process: { program: 'gunicorn', port: 8000, form: 'exec' } } },
        file: `${BASE}CMD ["gunicorn", "-b", ":8000", "shop:app"]\n`,
        is: 'yes',
      },
      {
        name: 'started by su',
        check: { not: { image: { process: { through: ['su', 'gosu'] } } } },
        file: `${BASE}CMD ["su", "-c", "gunicorn shop:app"]\n`,
        is: 'no',
        subject: 'su',
      },
      {
        name: 'started by itself',
        check: { image: { process: { through: ['su', 'gosu'] } } },
        file: `${BASE}CMD ["gunicorn", "shop:app"]\n`,
        is: 'no',
      },
      {
        name: 'prepares first, in a script',
        check: { image: { process: { runsFirst: ['shop.py', 'prepare'] } } },
        file: `${BASE}CMD ["/bakery/ready.sh"]\n`,
        files: { 'ready.sh': '#!/bin/sh\npython shop.py prepare\nexec gunicorn shop:app\n' },
        is: 'yes',
        subject: 'shop.py prepare',
      },
      {
        name: 'prepares first, in a line',
        check: { image: { process: { runsFirst: ['shop.py', 'prepare'] } } },
        file: `${BASE}CMD ["sh", "-c", "python shop.py prepare && exec gunicorn shop:app"]\n`,
        is: 'yes',
      },
      {
        name: 'does not prepare',
        check: { image: { process: { runsFirst: ['shop.py', 'prepare'] } } },
        file: `${BASE}CMD ["sh", "/bakery/start.sh"]\n`,
        is: 'no',
        says: 'before the program starts',
      },
      {
        name: 'prepares at build time only',
        check: { image: { process: { runsFirst: ['shop.py', 'prepare'] } } },
        file: `${BASE}RUN python shop.py prepare\nCMD ["gunicorn", "shop:app"]\n`,
        is: 'no',
      },
      {
        name: 'a script that hands its arguments on',
        check: { image: { process: { runsFirst: ['shop.py', 'prepare'] } } },
        file: `${BASE}ENTRYPOINT ["/bakery/entry.sh"]\nCMD ["gunicorn", "shop:app"]\n`,
        files: { 'entry.sh': '#!/bin/sh\npython shop.py prepare\nexec "$@"\n' },
        is: 'yes',
      },
      {
        name: 'taken from a stage',
        check: { image: { process: { taken: true } } },
        file: 'FROM golang:1.26 AS build\nRUN go build -o /mill .\nFROM scratch\nCOPY --from=build /mill /usr/bin/mill\nENTRYPOINT ["/usr/bin/mill"]\n',
        is: 'yes',
      },
      {
        name: 'taken into a directory',
        check: { image: { process: { taken: true } } },
        file: 'FROM golang:1.26 AS build\nRUN go build -o /mill .\nFROM debian:13\nCOPY --from=build /mill /usr/bin/\nENTRYPOINT ["mill"]\n',
        is: 'yes',
      },
      {
        name: 'another file is taken',
        check: { image: { process: { taken: true } } },
        file: 'FROM golang:1.26 AS build\nRUN go build -o /mill .\nFROM debian:13\nCOPY --from=build /mill /usr/bin/\nENTRYPOINT ["/opt/mill"]\n',
        is: 'no',
        subject: '/opt/mill',
      },
      {
        name: 'a base that nobody knows decides',
        check: { image: { process: { program: 'gunicorn' } } },
        file: 'FROM quay.example/ovens/rye:2\n',
        is: 'open',
        says: 'what the base image starts is not known',
      },
      {
        name: 'a program that listens where nobody knows',
        check: { image: { process: { port: 8000 } } },
        file: `${BASE}CMD ["python", "shop.py"]\n`,
        is: 'open',
        says: 'Where it listens cannot be told',
      },
    ],
    SHOP,
  )
})
