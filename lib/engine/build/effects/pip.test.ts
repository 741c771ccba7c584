import { describe, expect, test } from 'vitest'
import { parse } from '../../dockerfile/stages.ts'
import { baseConfigOf } from '../../images/index.ts'
import { build } from '../build.ts'
import { contextOf } from '../context.ts'
import type { Build } from '../types.ts'

const BAKERY = contextOf({
  'shop.py': 'app = 1\n',
  'requirements.txt': 'Flask==3.1.2\n-r ovens.txt\n',
  'ovens.txt': 'gunicorn==23.0.0\n',
  'pyproject.toml': '[project]\nname = "shop"\n',
  'uv.lock': 'version = 1\n',
})
const SITE = '/usr/local/lib/python3/site-packages'
const READY = 'WORKDIR /shop\nCOPY requirements.txt ovens.txt ./\n'

function bake(lines: string, from = 'python:3.13-slim'): Build {
  return build(parse(`FROM ${from}\n${lines}\n`, { baseImage: baseConfigOf }), BAKERY)
}
/** `name version location importable`. */
const packages = (built: Build): string[] =>
  built
    .image!.packages.filter(({ manager }) => manager === 'pip')
    .map(({ name, version, location, importable }) => `${name} ${version} ${location} ${importable}`)
const installs = (built: Build) => built.stages.at(-1)!.steps.flatMap((step) => step.installs)

describe('what is installed', () => {
  test.each([
    ['pip install flask', ['flask null']],
    ['pip install flask==3.1.2 "gunicorn>=23"', ['flask 3.1.2', 'gunicorn null']],
    ['pip3 install --no-cache-dir flask', ['flask null']],
    ['pip3.13 install -U flask', ['flask null']],
    ['python -m pip install flask', ['flask null']],
    ['python3 -m pip install -U pip', ['pip null']],
    ['/usr/local/bin/pip install flask', ['flask null']],
    ['pip install -r requirements.txt', ['flask 3.1.2', 'gunicorn 23.0.0']],
    ['pip install --requirement=requirements.txt', ['flask 3.1.2', 'gunicorn 23.0.0']],
    ['pip install -r ovens.txt -r requirements.txt flask', ['gunicorn 23.0.0', 'flask 3.1.2', 'flask null']],
    ['cd / && pip install -r /shop/ovens.txt', ['gunicorn 23.0.0']],
    ['uv pip install --system -r requirements.txt', ['flask 3.1.2', 'gunicorn 23.0.0']],
    ['pip install --index-url https://index.example flask', ['flask null']],
    ['pip install -c ovens.txt flask', ['flask null']],
    ['pip --no-input install flask', ['flask null']],
    ['sudo pip install flask', ['flask null']],
    ['sh -c "pip install flask"', ['flask null']],
    ['pip install -r requirements.txt || true', ['flask 3.1.2', 'gunicorn 23.0.0']],
    ['pip list', []],
    ['pip download flask', []],
    ['pip install --dry-run flask', []],
    ['echo pip install flask', []],
    ['python shop.py', []],
  ])('%s', (command, expected) => {
    const found = installs(bake(`${READY}RUN ${command}`)).flatMap((install) => install.packages ?? [])
    expect(found.map(({ name, version }) => `${name} ${version}`).toSorted()).toEqual(expected.toSorted())
  })

  test("manifests are the context's files, in the order they are read", () => {
    const [install] = installs(bake(`${READY}RUN pip install -r requirements.txt`))
    expect(install).toMatchObject({
      manager: 'pip',
      manifests: ['requirements.txt', 'ovens.txt'],
      prefix: SITE,
    })
    expect(install!.packages!.map(({ name, manifest }) => [name, manifest])).toEqual([
      ['flask', 'requirements.txt'],
      ['gunicorn', 'ovens.txt'],
    ])
    expect(install!.command.program).toBe('pip')
  })

  test('a manifest under a new name is still that file of the context', () => {
    const [install] = installs(
      bake('COPY requirements.txt /tmp/deps.txt\nCOPY ovens.txt /tmp/\nRUN pip install -r /tmp/deps.txt'),
    )
    expect(install!.manifests).toEqual(['requirements.txt', 'ovens.txt'])
  })

  test('a bound manifest counts too, and is not kept', () => {
    const built = bake(
      'RUN --mount=type=bind,source=ovens.txt,target=/tmp/ovens.txt --mount=type=cache,target=/root/.cache/pip pip install -r /tmp/ovens.txt',
    )
    expect(installs(built)[0]!.manifests).toEqual(['ovens.txt'])
    expect(packages(built)).toEqual([`gunicorn 23.0.0 ${SITE} true`])
  })

  test('a manifest that is not there stops the build, one that may be does not', () => {
    const built = bake('WORKDIR /shop\nRUN pip install -r requirements.txt')
    expect([built.ok, built.problems.map(({ code }) => code), installs(built)]).toEqual([
      false,
      ['requirements-missing'],
      [],
    ])
    expect(bake('WORKDIR /shop\nRUN pip install -r requirements.txt || true').ok).toBe(true)
    expect(bake('WORKDIR /shop\nRUN fetch-deps && pip install -r requirements.txt').ok).toBe(true)
  })

  test('what need not run is listed and not certain', () => {
    const built = bake(`${READY}RUN test -f /etc/motd && pip install -r ovens.txt || true`)
    expect(installs(built).map(({ command }) => command.certain)).toEqual([false])
    expect(built.image!.packages.map(({ certain }) => certain)).toEqual([false])
  })

  test('a second install replaces the first', () => {
    expect(packages(bake('RUN pip install flask==2.0.0\nRUN pip install flask==3.1.2'))).toEqual([
      `flask 3.1.2 ${SITE} true`,
    ])
  })

  test('uv sync and poetry read the project', () => {
    const [install] = installs(bake('WORKDIR /shop\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --frozen'))
    expect(install).toMatchObject({
      manager: 'pip',
      packages: [],
      manifests: ['pyproject.toml', 'uv.lock'],
    })
  })
})

describe('where it lands, and can the program import it?', () => {
  test.each([
    [
      "the image's interpreter",
      'RUN pip install flask\nCMD ["gunicorn", "shop:app"]',
      [`flask null ${SITE} true`],
    ],
    [
      'as another user, in its home',
      'RUN useradd -m ada\nUSER ada\nRUN pip install flask\nCMD ["gunicorn", "shop:app"]',
      ['flask null /home/ada/.local/lib/python3/site-packages true'],
    ],
    [
      "root's home, run by another",
      'RUN useradd -m ada && pip install --user flask\nUSER ada\nCMD ["gunicorn", "shop:app"]',
      ['flask null /root/.local/lib/python3/site-packages false'],
    ],
    [
      'a prefix nobody looks in',
      'RUN pip install --prefix=/install flask\nCMD ["gunicorn", "shop:app"]',
      ['flask null /install/lib/python3/site-packages false'],
    ],
    [
      'a target nobody looks in',
      'RUN pip install --target /deps flask\nCMD ["gunicorn", "shop:app"]',
      ['flask null /deps false'],
    ],
    [
      'a target that PYTHONPATH names',
      'ENV PYTHONPATH=/deps\nRUN pip install --target /deps flask\nCMD ["gunicorn", "shop:app"]',
      ['flask null /deps true'],
    ],
    [
      'wheels of an earlier step',
      'RUN pip wheel -w /wheels flask\nRUN pip install --no-index /wheels/*.whl\nCMD ["gunicorn", "shop:app"]',
      [`flask null ${SITE} true`],
    ],
    [
      'wheels of another stage, mounted',
      'RUN pip wheel -w /wheels flask==3.1.2\nFROM python:3.13-slim\nRUN --mount=from=0,source=/wheels,target=/w pip install --no-deps /w/*\nCMD ["gunicorn", "shop:app"]',
      [`flask 3.1.2 ${SITE} true`],
    ],
    [
      'wheels of another stage, copied to the working directory',
      'RUN pip wheel -w /wheels flask\nFROM python:3.13-slim\nWORKDIR /in\nCOPY --from=0 /wheels wheels\nRUN pip install --no-index wheels/*\nCMD ["gunicorn", "shop:app"]',
      [`flask null ${SITE} true`],
    ],
    [
      'wheels without what they need, and no index',
      'RUN pip wheel --no-deps -w /wheels flask\nRUN pip install --no-index /wheels/*\nCMD ["gunicorn", "shop:app"]',
      [],
    ],
    ...['cp -r /in/* /usr/local', 'cp -a /in/. /usr/local/', 'cp -r /in/lib /in/bin /usr/local'].map(
      (command): [string, string, string[]] => [
        `a prefix of another stage: ${command}`,
        `RUN pip install --prefix=/install flask\nFROM python:3.13-slim\nRUN --mount=from=0,source=/install,target=/in ${command}\nCMD ["gunicorn", "shop:app"]`,
        [`flask null ${SITE} true`],
      ],
    ),
    [
      'a target that is moved',
      'ENV PYTHONPATH=/deps\nRUN pip install --target /new flask && mv /new /deps\nCMD ["gunicorn", "shop:app"]',
      ['flask null /deps true'],
    ],
    [
      'a prefix whose copy is no directory of Python',
      'RUN pip install --prefix=/install flask && cp -r /install /deps && rm -r /install\nCMD ["gunicorn", "shop:app"]',
      ['flask null /deps/lib/python3/site-packages false'],
    ],
    [
      'a path of another Python',
      'RUN pip install --prefix /deps flask\nENV PYTHONPATH=/deps/lib/python3.9/site-packages\nCMD ["gunicorn", "shop:app"]',
      ['flask null /deps/lib/python3/site-packages false'],
    ],
    [
      'a target in the working directory',
      'WORKDIR /shop\nRUN pip install -t . flask\nCMD ["gunicorn", "shop:app"]',
      ['flask null /shop true'],
    ],
    [
      'an environment on PATH',
      'RUN python -m venv /venv\nENV PATH=/venv/bin:$PATH\nRUN pip install flask\nCMD ["gunicorn", "shop:app"]',
      ['flask null /venv/lib/python3/site-packages true'],
    ],
    [
      'an environment by its program',
      'RUN python -m venv /venv && /venv/bin/pip install flask\nCMD ["/venv/bin/gunicorn", "shop:app"]',
      ['flask null /venv/lib/python3/site-packages true'],
    ],
    [
      'an environment by its interpreter',
      'RUN python -m venv /venv && /venv/bin/python -m pip install flask\nCMD ["/venv/bin/python", "-m", "gunicorn", "shop:app"]',
      ['flask null /venv/lib/python3/site-packages true'],
    ],
    [
      'an environment made and not used',
      'RUN python -m venv /venv && /venv/bin/pip install flask\nCMD ["gunicorn", "shop:app"]',
      ['flask null /venv/lib/python3/site-packages false'],
    ],
    [
      'activated',
      'RUN python -m venv /venv && . /venv/bin/activate && pip install flask\nCMD ["/venv/bin/gunicorn", "shop:app"]',
      ['flask null /venv/lib/python3/site-packages true'],
    ],
    [
      'activated in another RUN: lost',
      'RUN python -m venv /venv && . /venv/bin/activate\nRUN pip install flask\nCMD ["/venv/bin/gunicorn", "shop:app"]',
      [`flask null ${SITE} false`],
    ],
    [
      'uv into VIRTUAL_ENV',
      'RUN uv venv /venv\nENV VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH\nRUN uv pip install flask\nCMD ["gunicorn", "shop:app"]',
      ['flask null /venv/lib/python3/site-packages true'],
    ],
    [
      'uv with --system',
      'RUN uv pip install --system flask\nCMD ["gunicorn", "shop:app"]',
      [`flask null ${SITE} true`],
    ],
    [
      'uv told by the environment',
      'ENV UV_SYSTEM_PYTHON=1\nRUN uv pip install flask\nCMD ["gunicorn", "shop:app"]',
      [`flask null ${SITE} true`],
    ],
    [
      'uv with --python',
      'RUN python -m venv /venv && uv pip install --python /venv/bin/python flask\nENV PATH=/venv/bin:$PATH\nCMD ["gunicorn", "shop:app"]',
      ['flask null /venv/lib/python3/site-packages true'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(packages(bake(lines))).toEqual(expected)
  })

  test.each([
    [
      "a prefix into the image's own",
      'pip install --prefix=/install flask',
      '/install /usr/local',
      '',
      [`flask null ${SITE} true`],
    ],
    [
      'a prefix to where nobody looks',
      'pip install --prefix=/install flask',
      '/install /install',
      '',
      ['flask null /install/lib/python3/site-packages false'],
    ],
    [
      "the interpreter's packages",
      'pip install flask',
      '/usr/local/lib/python3.13/site-packages /usr/local/lib/python3.13/site-packages',
      '',
      [`flask null ${SITE} true`],
    ],
    [
      'an environment to its place',
      'python -m venv /venv && /venv/bin/pip install flask',
      '/venv /venv',
      'ENV PATH=/venv/bin:$PATH',
      ['flask null /venv/lib/python3/site-packages true'],
    ],
    [
      'an environment to another place',
      'python -m venv /venv && /venv/bin/pip install flask',
      '/venv /moved',
      'ENV PATH=/moved/bin:$PATH',
      ['flask null /moved/lib/python3/site-packages false'],
    ],
    [
      '--user packages for the new root',
      'pip install --user flask',
      '/root/.local /root/.local',
      '',
      ['flask null /root/.local/lib/python3/site-packages true'],
    ],
    ['something else: nothing comes along', 'pip install flask', '/etc/os-release /etc/', '', []],
  ])('through COPY --from, %s', (_, command, paths, more, expected) => {
    const built = build(
      parse(
        `FROM python:3.13 AS mill\nRUN ${command}\nFROM python:3.13-slim\nCOPY --from=mill ${paths}\n${more}\nCMD ["gunicorn", "shop:app"]\n`,
        { baseImage: baseConfigOf },
      ),
      BAKERY,
    )
    expect(packages(built)).toEqual(expected)
  })

  test('through FROM everything stays', () => {
    const built = build(
      parse('FROM python:3.13 AS mill\nRUN pip install flask\nFROM mill\nCMD ["gunicorn", "shop:app"]\n', {
        baseImage: baseConfigOf,
      }),
      BAKERY,
    )
    expect(packages(built)).toEqual([`flask null ${SITE} true`])
  })

  test('what goes into a cache mount is in no image', () => {
    expect(packages(bake('RUN --mount=type=cache,target=/deps pip install --target /deps flask'))).toEqual([])
  })

  test('removed with its directory', () => {
    expect(packages(bake('RUN python -m venv /venv && /venv/bin/pip install flask && rm -rf /venv'))).toEqual(
      [],
    )
  })
})
