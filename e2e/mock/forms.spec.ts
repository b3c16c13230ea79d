import { testForm } from '../suites/form-suite.ts'
import { openAs } from '../support/sign-in.ts'

testForm({
  name: 'the form for a new user',
  open: page => openAs(page, 'alice', '#/users/create'),
  firstField: 'User name',
  submit: 'Next',
  whenEmpty: 'Enter a user name.',
  wrong: { typed: 'two words', says: /Use only letters, digits and the characters/ },
  cancelledTo: /^Users/,
})

testForm({
  name: 'the form for a new group',
  open: page => openAs(page, 'alice', '#/groups/create'),
  firstField: 'User group name',
  submit: 'Create user group',
  whenEmpty: 'Enter a group name.',
  wrong: { typed: 'two words', says: /Use at most 128 letters, digits and the characters/ },
  cancelledTo: /^User groups/,
})

testForm({
  name: 'the form for a new policy',
  open: page => openAs(page, 'alice', '#/policies/create'),
  firstField: 'Policy name',
  submit: 'Next',
  whenEmpty: 'Enter a policy name.',
  wrong: { typed: 'two words', says: /Use at most 128 letters, digits and the characters/ },
  cancelledTo: /^Policies/,
})
