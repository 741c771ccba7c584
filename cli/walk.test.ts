import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from '../lib/content/testing/content-folder.ts'
import { findFiles } from './walk.ts'

const files = {
  '.git/HEAD': '',
  '.git/Dockerfile': '',
  '.gitignore': 'build/\n*.old.Dockerfile\n',
  Dockerfile: '',
  'api/Dockerfile.prod': '',
  'api/web.Dockerfile': '',
  'api/x.old.Dockerfile': '',
  'api/build/Dockerfile': '',
  'api/notes.txt': '',
  'keep/.gitignore': '!x.old.Dockerfile\n',
  'keep/x.old.Dockerfile': '',
  'compose.yaml': '',
}

test('finds files of every kind that .gitignore does not hide, sorted', async () => {
  await withFolder(files, async (cwd) => {
    expect(findFiles(cwd, '.')).toEqual([
      './Dockerfile',
      './api/Dockerfile.prod',
      './api/web.Dockerfile',
      './compose.yaml',
      './keep/x.old.Dockerfile',
    ])
  })
})

test('paths begin with the folder as it was given', async () => {
  await withFolder(files, async (cwd) => {
    expect(findFiles(cwd, 'api/')).toEqual(['api/Dockerfile.prod', 'api/web.Dockerfile'])
    expect(findFiles(join(cwd, 'api'), '../keep')).toEqual(['../keep/x.old.Dockerfile'])
    expect(findFiles('/', `${cwd}/api`)).toEqual([`${cwd}/api/Dockerfile.prod`, `${cwd}/api/web.Dockerfile`])
  })
})

test('links to files are read, links to folders are not followed', async () => {
  await withFolder({ 'a/Dockerfile': '' }, async (cwd) => {
    await symlink(join(cwd, 'a/Dockerfile'), join(cwd, 'Dockerfile'))
    await symlink(cwd, join(cwd, 'a/up'))
    await symlink(join(cwd, 'nowhere'), join(cwd, 'b.Dockerfile'))
    expect(findFiles(cwd, '.')).toEqual(['./Dockerfile', './a/Dockerfile'])
  })
})
