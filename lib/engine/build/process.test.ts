import { describe, expect, test } from 'vitest'
import { parse } from '../dockerfile/stages.ts'
import { baseConfigOf } from '../images/index.ts'
import { build } from './build.ts'
import { contextOf } from './context.ts'
import type { Process } from './types.ts'

const CONTEXT = contextOf({
  'shop.py': 'app = 1\n',
  'entry.sh': '#!/bin/sh\nset -e\ncd /shop\nexec "$@"\n',
  'plain.sh': '#!/bin/sh\ngunicorn shop:app\n',
})
function started(lines: string, from = 'python:3.13-slim'): Process {
  return build(parse(`FROM ${from}\n${lines}\n`, { baseImage: baseConfigOf }), CONTEXT).image!.process
}

describe('a wrapper in front that no package brought', () => {
  test.each([
    ['CMD ["sudo", "gunicorn", "shop:app"]', false],
    ['RUN apt-get install -y sudo\nCMD ["sudo", "gunicorn", "shop:app"]', null],
    ['CMD ["gunicorn", "shop:app"]', null],
  ])('%s', (lines, found) => expect(started(lines).found).toBe(found))
})

describe('the program that does the work', () => {
  test.each([
    ['CMD ["gunicorn", "shop:app"]', 'gunicorn', ['shop:app'], false],
    ['CMD ["/usr/local/bin/gunicorn", "shop:app"]', 'gunicorn', ['shop:app'], false],
    ['CMD gunicorn shop:app', 'gunicorn', ['shop:app'], true],
    ['CMD exec gunicorn shop:app', 'gunicorn', ['shop:app'], false],
    ['CMD cd /shop && exec gunicorn shop:app', 'gunicorn', ['shop:app'], false],
    ['CMD cd /shop && gunicorn shop:app', 'gunicorn', ['shop:app'], true],
    ['CMD ["sh", "-c", "gunicorn shop:app"]', 'gunicorn', ['shop:app'], true],
    ['CMD ["sh", "-c", "exec gunicorn shop:app"]', 'gunicorn', ['shop:app'], false],
    ['CMD ["python", "-m", "gunicorn", "shop:app"]', 'gunicorn', ['shop:app'], false],
    ['CMD ["python", "-u", "-m", "gunicorn", "shop:app"]', 'gunicorn', ['shop:app'], false],
    [
      'RUN pip install --target /deps gunicorn==23.0.0\nCMD ["python", "/deps/bin/gunicorn", "shop:app"]',
      'gunicorn',
      ['shop:app'],
      false,
    ],
    ['CMD ["python", "/deps/bin/gunicorn", "shop:app"]', 'python', ['/deps/bin/gunicorn', 'shop:app'], false],
    ['CMD ["env", "A=1", "gunicorn", "shop:app"]', 'gunicorn', ['shop:app'], false],
    ['CMD ["uv", "run", "gunicorn", "shop:app"]', 'gunicorn', ['shop:app'], false],
    ['CMD ["uv", "run", "--no-sync", "gunicorn", "shop:app"]', 'gunicorn', ['shop:app'], false],
    ['ENTRYPOINT ["tini", "--"]\nCMD ["gunicorn", "shop:app"]', 'gunicorn', ['shop:app'], false],
    [
      'ENTRYPOINT ["/usr/bin/dumb-init", "--"]\nCMD ["gunicorn", "shop:app"]',
      'gunicorn',
      ['shop:app'],
      false,
    ],
    ['ENTRYPOINT ["gunicorn"]\nCMD ["shop:app"]', 'gunicorn', ['shop:app'], false],
    [
      'ENV BIND=0.0.0.0:8000\nCMD exec gunicorn -b $BIND shop:app',
      'gunicorn',
      ['-b', '0.0.0.0:8000', 'shop:app'],
      false,
    ],
    ['CMD ["gunicorn", "-b", "$BIND", "shop:app"]', 'gunicorn', ['-b', '$BIND', 'shop:app'], false],
    ['CMD BIND=:80 && exec gunicorn -b $BIND shop:app', 'gunicorn', ['-b', ':80', 'shop:app'], false],
    ['CMD ["python", "shop.py"]', 'python', ['shop.py'], false],
    ['CMD ["gosu", "nobody", "gunicorn", "shop:app"]', 'gunicorn', ['shop:app'], false],
  ])('%s', (lines, program, args, shell) => {
    expect(started(lines)).toMatchObject({ program, args, shell })
  })

  test('the entry point of the official image hands over', () => {
    expect(started('CMD ["node", "shop.js"]', 'node:24')).toMatchObject({
      program: 'node',
      args: ['shop.js'],
      shell: false,
    })
  })

  test.each([
    [
      'handed over by a script of the context',
      'COPY --chmod=755 entry.sh /\nENTRYPOINT ["/entry.sh"]\nCMD ["gunicorn", "shop:app"]',
      'gunicorn',
      '/shop',
      false,
    ],
    ['a script that stays', 'COPY --chmod=755 plain.sh /\nCMD ["/plain.sh"]', 'gunicorn', '/', true],
    ['given to a shell', 'COPY plain.sh /\nCMD ["sh", "/plain.sh"]', 'gunicorn', '/', true],
  ])('%s', (_, lines, program, cwd, shell) => {
    expect(started(lines)).toMatchObject({ program, cwd, shell })
  })

  test.each(['CMD if calm; then gunicorn shop:app; fi', 'CMD for x in a; do gunicorn shop:app; done'])(
    '%s: not to be told',
    (line) => {
      expect(started(line)).toMatchObject({ program: null, server: null })
    },
  )

  test('build arguments are gone at run time, ENV is not', () => {
    expect(started('ARG BIND=:80\nCMD exec gunicorn -b "$BIND" shop:app').args).toEqual([
      '-b',
      '',
      'shop:app',
    ])
    expect(started('ARG BIND=:80\nENV BIND=$BIND\nCMD exec gunicorn -b "$BIND" shop:app').args).toEqual([
      '-b',
      ':80',
      'shop:app',
    ])
  })

  test('cwd is WORKDIR, and where the script went', () => {
    expect([
      started('WORKDIR /shop\nCMD ["gunicorn"]').cwd,
      started('WORKDIR /shop\nCMD cd back && gunicorn').cwd,
      started('CMD ["env", "-C", "/x", "gunicorn"]').cwd,
    ]).toEqual(['/shop', '/shop/back', '/x'])
  })

  test('nothing to start', () => {
    expect(started('', 'scratch')).toMatchObject({
      argv: [],
      program: null,
      args: [],
      server: null,
      instruction: null,
    })
  })
})

describe('where servers listen', () => {
  const listens = (lines: string): string[] | null =>
    started(lines).server?.binds?.map(
      ({ host, port, given }) => `${host}:${port}${given ? '' : ' by default'}`,
    ) ?? null

  test.each([
    ['CMD ["gunicorn", "shop:app"]', ['127.0.0.1:8000 by default']],
    ['CMD ["gunicorn", "-b", "0.0.0.0:9000", "shop:app"]', ['0.0.0.0:9000']],
    ['CMD ["gunicorn", "--bind=0.0.0.0:9000", "shop:app"]', ['0.0.0.0:9000']],
    ['CMD ["gunicorn", "-b:9000", "shop:app"]', [':9000']],
    ['CMD ["gunicorn", "-b", "0.0.0.0", "shop:app"]', ['0.0.0.0:8000 by default']],
    ['CMD ["gunicorn", "-b", "[::]:9000", "shop:app"]', [':::9000']],
    ['CMD ["gunicorn", "-b", ":80", "-b", "127.0.0.1:81", "shop:app"]', [':80', '127.0.0.1:81']],
    ['CMD ["gunicorn", "-w", "4", "-b", ":80", "shop:app"]', [':80']],
    ['ENV PORT=9000\nCMD ["gunicorn", "shop:app"]', ['0.0.0.0:9000']],
    ['ENV GUNICORN_CMD_ARGS="--bind=0.0.0.0:9000"\nCMD ["gunicorn", "shop:app"]', ['0.0.0.0:9000']],
    ['ENV GUNICORN_CMD_ARGS="--bind=0.0.0.0:9000"\nCMD ["gunicorn", "-b", ":80", "shop:app"]', [':80']],
    ['CMD ["flask", "--app", "shop", "run"]', ['127.0.0.1:5000 by default']],
    ['CMD ["flask", "--app", "shop", "run", "--host=0.0.0.0", "--port", "8000"]', ['0.0.0.0:8000']],
    ['CMD ["flask", "--app", "shop", "run", "-h", "0.0.0.0", "-p", "8000"]', ['0.0.0.0:8000']],
    ['ENV FLASK_RUN_HOST=0.0.0.0 FLASK_RUN_PORT=8000\nCMD ["flask", "run"]', ['0.0.0.0:8000']],
    ['CMD ["python", "-m", "flask", "run", "--host", "0.0.0.0"]', ['0.0.0.0:5000 by default']],
    ['CMD ["flask", "routes"]', []],
    ['CMD ["uvicorn", "shop:app"]', ['127.0.0.1:8000 by default']],
    ['CMD ["uvicorn", "shop:app", "--host", "0.0.0.0", "--port", "80"]', ['0.0.0.0:80']],
    ['CMD ["uvicorn", "shop:app", "--uds", "/run/shop.sock"]', null],
    ['CMD ["waitress-serve", "shop:app"]', ['0.0.0.0:8080']],
    ['CMD ["waitress-serve", "--listen=*:8000", "shop:app"]', [':8000']],
    ['CMD ["waitress-serve", "--host=127.0.0.1", "--port=80", "shop:app"]', ['127.0.0.1:80']],
    ['ARG BIND\nENV BIND=$BIND\nCMD exec gunicorn -b $BIND shop:app', null],
    ['CMD ["python", "shop.py"]', null],
  ])('%s', (lines, expected) => {
    expect(listens(lines)).toEqual(expected)
  })

  test.each([
    ['CMD ["gunicorn", "shop:app"]', 'shop:app'],
    ['CMD ["gunicorn", "-w", "2", "shop:create()"]', 'shop:create()'],
    ['CMD ["gunicorn"]', null],
    ['CMD ["flask", "--app", "shop:api", "run"]', 'shop:api'],
    ['CMD ["flask", "-A", "shop", "run"]', 'shop'],
    ['ENV FLASK_APP=shop.py\nCMD ["flask", "run"]', 'shop.py'],
    ['CMD ["uvicorn", "--port", "80", "shop:app"]', 'shop:app'],
    ['CMD ["waitress-serve", "--port", "80", "shop:app"]', 'shop:app'],
  ])('the application of %s', (lines, app) => {
    expect(started(lines).server?.app).toBe(app)
  })

  test.each([
    ['WORKDIR /shop\nCMD ["gunicorn", "shop:app"]', ['/shop']],
    ['WORKDIR /shop\nCMD ["gunicorn", "--chdir", "src", "shop:app"]', ['/shop/src']],
    [
      'WORKDIR /shop\nENV PYTHONPATH=/lib1:lib2\nCMD ["gunicorn", "shop:app"]',
      ['/shop', '/lib1', '/shop/lib2'],
    ],
    ['WORKDIR /shop\nCMD ["gunicorn", "--pythonpath", "/a,/b", "shop:app"]', ['/shop', '/a', '/b']],
    ['WORKDIR /shop\nCMD ["uvicorn", "--app-dir", "src", "shop:app"]', ['/shop/src']],
    ['ARG WHERE\nWORKDIR $WHERE\nCMD ["gunicorn", "shop:app"]', null],
  ])('where %j looks for modules', (lines, expected) => {
    expect(started(lines).server?.importPath).toEqual(expected)
  })
})
