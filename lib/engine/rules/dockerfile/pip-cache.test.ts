import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './pip-cache.ts'

const run = (rest: string): string => `FROM python:3.13-slim\nRUN ${rest}\n`

testRule(rule, docs, {
  valid: [
    'FROM harbour/python\nRUN --mount=type=cache,target=/root/.cache pip install flask==3.1.2\n',
    'FROM python:3.13-slim\nONBUILD RUN pip install --no-cache-dir -r requirements.txt\n',
    run('pip install --no-cache-dir flask'),
    run('pip install flask --no-cache-dir'),
    run('pip --no-cache-dir install flask'),
    run('python -m pip install --no-cache-dir flask'),
    'FROM python:3.13-slim\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask\n',
    'FROM python:3.13-slim\nARG PIP_NO_CACHE_DIR=1\nRUN pip install flask\n',
    {
      name: 'the variable of the stage below',
      dockerfile:
        'FROM python:3.13-slim AS base\nENV PIP_NO_CACHE_DIR=true\nFROM base\nRUN pip install flask\n',
    },
    run('PIP_NO_CACHE_DIR=1 pip install flask'),
    run('export PIP_NO_CACHE_DIR=1 && pip install flask'),
    run('pip install flask && pip cache purge'),
    run('pip install flask && rm -rf ~/.cache'),
    run('pip install flask && rm -rf /root/.cache/pip'),
    run('--mount=type=cache,target=/root/.cache/pip pip install flask'),
    run('--mount=type=cache,target=/root/.cache pip install flask'),
    run('--mount=type=cache,target=/pip PIP_CACHE_DIR=/pip pip install flask'),
    run('pip config set global.no-cache-dir true && pip install flask'),
    {
      name: 'an environment that is copied from a builder',
      dockerfile:
        'FROM python:3.13 AS build\nRUN python -m venv /venv && /venv/bin/pip install flask\nFROM python:3.13-slim\nCOPY --from=build /venv /venv\n',
    },
    { name: 'uv has switches of its own', dockerfile: run('uv pip install flask') },
    run('pipx install black'),
    run('pip freeze && pip check'),
    {
      name: 'an unknown image that turns it off here',
      dockerfile: 'FROM harbour/python\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask\n',
    },
  ],
  invalid: [
    {
      name: 'the mount of another tool, on a base nothing is known of',
      dockerfile: 'FROM harbour/python\nRUN --mount=type=cache,target=/root/.npm pip install flask==3.1.2\n',
      reports: [{ messageId: 'kept', on: 'pip install', confidence: 'likely' }],
    },
    {
      name: 'kept for later builds',
      dockerfile: 'FROM python:3.13-slim\nONBUILD RUN pip install -r requirements.txt\n',
      reports: [{ messageId: 'kept', on: 'pip install', confidence: 'likely' }],
    },
    {
      dockerfile: run('pip install flask'),
      reports: [{ messageId: 'kept', on: 'pip install', confidence: 'certain', severity: 'info' }],
      fixed: run('pip install --no-cache-dir flask'),
    },
    {
      dockerfile:
        'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN python3 -m pip install -r requirements.txt\n',
      reports: [{ messageId: 'kept', on: 'python3 -m pip install' }],
      fixed:
        'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN python3 -m pip install --no-cache-dir -r requirements.txt\n',
    },
    {
      name: 'one finding for a RUN, the fix for all of it',
      dockerfile: run('pip install --upgrade pip \\\n && pip3.13 install flask'),
      reports: [{ messageId: 'kept', on: 'pip install' }],
      fixed: run('pip install --no-cache-dir --upgrade pip \\\n && pip3.13 install --no-cache-dir flask'),
    },
    {
      name: 'the variable is set too late',
      dockerfile: 'FROM python:3.13-slim\nRUN pip install flask\nENV PIP_NO_CACHE_DIR=1\n',
      reports: [{ messageId: 'kept', on: 'pip install' }],
    },
    {
      name: 'an empty value leaves it on',
      dockerfile: 'FROM python:3.13-slim\nENV PIP_NO_CACHE_DIR=\nRUN pip install flask\n',
      reports: [{ messageId: 'kept', on: 'pip install' }],
    },
    {
      name: "the mount is at root's, the cache is not",
      dockerfile:
        'FROM python:3.13-slim\nRUN useradd --create-home bosun\nUSER bosun\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask\n',
      reports: [{ messageId: 'mount', on: 'pip install' }],
    },
    {
      name: 'removed in another layer',
      dockerfile: 'FROM python:3.13-slim\nRUN pip install flask\nRUN rm -rf /root/.cache\n',
      reports: [{ messageId: 'later', on: 'pip install' }],
    },
    {
      name: 'another tool in the same RUN turns its own off',
      dockerfile: run('uv pip install --no-cache flask && pip install gunicorn'),
      reports: [{ messageId: 'kept', on: 'pip install' }],
    },
    {
      name: 'a base nothing is known of',
      dockerfile: 'FROM harbour/python\nRUN pip install flask\n',
      reports: [{ messageId: 'kept', on: 'pip install', confidence: 'likely' }],
    },
    {
      name: 'the pip of Python 2',
      dockerfile: 'FROM debian:13\nRUN pip2 install flask\n',
      reports: [{ messageId: 'kept', on: 'pip2 install', confidence: 'likely' }],
    },
    {
      name: 'below the final stage',
      dockerfile: 'FROM python:3.13-slim AS base\nRUN pip install flask\nFROM base\nCMD ["flask"]\n',
      reports: [{ messageId: 'kept', on: 'pip install' }],
    },
  ],
})
