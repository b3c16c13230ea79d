import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  type GetServiceLastAccessedDetailsResponse,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import type { Suite } from './describe-service.ts'
import type { Clients } from './test-service.ts'

/** A policy that allows these actions on everything. */
export const allowing = (...Action: string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } })

/** What the tests of last accessed information begin with. */
export const createReporting = ({ env, send }: Suite) => {
  /** An ARN of the account, as in `arnOf('user', 'ann')`. */
  const arnOf = (type: string, name: string): string => `arn:aws:iam::${env().accountId}:${type}/${name}`

  /** Clients with a new access key of a user. */
  const keyFor = async (UserName: string): Promise<Clients> => {
    const { AccessKey } = await send(new CreateAccessKeyCommand({ UserName }))
    const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey ?? {}
    return env().clients({ accessKeyId, secretAccessKey })
  }

  /** A new user whose inline policy `own` allows these actions, if any. */
  const createUser = async (UserName: string, ...actions: string[]): Promise<Clients> => {
    await send(new CreateUserCommand({ UserName }))
    const PolicyDocument = allowing(...actions)
    if (actions.length > 0)
      await send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument }))
    return keyFor(UserName)
  }

  /** The id of a new job of the root user. */
  const generate = async (Arn: string, Granularity?: 'ACTION_LEVEL'): Promise<string> => {
    const { JobId } = await send(new GenerateServiceLastAccessedDetailsCommand({ Arn, Granularity }))
    return JobId ?? ''
  }

  const report = async (
    Arn: string,
    Granularity?: 'ACTION_LEVEL',
  ): Promise<GetServiceLastAccessedDetailsResponse> => {
    const JobId = await generate(Arn, Granularity)
    return send(new GetServiceLastAccessedDetailsCommand({ JobId }))
  }

  return { arnOf, keyFor, createUser, generate, report }
}
