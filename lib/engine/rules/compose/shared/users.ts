/** Is the account of `USER` or `USER:GROUP` root? */
export function namesRoot(user: string): boolean {
  const [name = ''] = user.split(':')
  return name === 'root' || /^0+$/.test(name)
}
