extension SampleReport {
  static let tenant = """
    ---
    id: sample-tenant
    codes: AADSTS90002, TenantMissing
    shared-codes: 0x80040220
    destination: dynamics
    field: directoryId
    who: anyone who may edit the offer
    proof: dynamics.tenant
    source: https://example.com/errors (read 2026-11-20)
    source: https://example.com/a/very/long/address/that/no/terminal/of/eighty/columns/holds/in/one/line (read 2026-11-21)
    ---
    # The directory (tenant) `{tenantId}` does not exist
    ## Messages
        Tenant '{tenantId}' not found. This may happen if there are no active subscriptions.
    ## Signs
    - tenant + not-found
    ## Matches
        AADSTS90002: Tenant 'x' not found.

        Tenant 'y' not found.
    ## Does not match
        Tenants and landlords.
    ## Cause
    No directory is known under the ID that the lead destination holds (`{tenantId}`). Nearly always it was mistyped.

    What the message says about **subscriptions** is a guess.
    ## Resolution
    1. Open `https://login.example.com/{tenantId}/v2.0/.well-known/openid-configuration` in a browser.
    2. Choose **Entra ID** > **Overview** and copy **Tenant ID**: 36 characters.
    3. Run `az account show --query tenantId --output tsv` for user {userId} of {instanceUrl}.
    ## Verify
    The address of step 1 answers with `token_endpoint`.

    """

  static let role = """
    ---
    id: sample-role
    destination: httpsEndpoint
    who: a System Administrator
    proof: dynamics.role
    source: https://example.com/roles (read 2026-11-20)
    ---
    # The user has no security role
    ## Messages
        No roles are assigned to user {userId}.
    ## Matches
        no roles are assigned

        no role is assigned
    ## Does not match
        A role of bread.
    ## Cause
    The user has no role.
    ## Resolution
    1. Assign one.
    ## Verify
    The user has a role.

    """

  static let signIn = """
    ---
    id: sample-sign-in
    codes: SignInFailed
    destination: any
    who: an administrator
    proof: dynamics.sign-in
    wrapper: yes
    source: https://example.com/sign-in (read 2026-11-20)
    ---
    # The sign-in fails for reasons that only the messages around it tell, and they were not given
    ## Messages
        Unable to sign in.
    ## Matches
        Unable to sign in.

        Cannot sign in.
    ## Does not match
        A sign in the road.
    ## Cause
    Something failed.
    ## Resolution
    1. Read on.
    ## Verify
    Sign in.

    """

  static let lexicon = """
    ---
    language: en
    name: English
    ---
    - tenant: tenant
    - not-found: not found

    """

  static let swedishTenant = """
    ---
    id: sample-tenant
    who: den som får redigera erbjudandet
    ---
    # Katalogen (klientorganisationen) `{tenantId}` finns inte
    ## Messages
        Klientorganisationen '{tenantId}' hittades inte.
    ## Cause
    Ingen katalog är känd under det ID som leadmålet innehåller (`{tenantId}`). Nästan alltid är det felskrivet.

    Det som meddelandet säger om **prenumerationer** är en gissning.
    ## Resolution
    1. Öppna `https://login.example.com/{tenantId}/v2.0/.well-known/openid-configuration` i en webbläsare.
    2. Välj **Entra ID** > **Översikt (Overview)** och kopiera **Klientorganisations-ID (Tenant ID)**: 36 tecken.
    3. Kör `az account show --query tenantId --output tsv` för användaren {userId} i {instanceUrl}.
    ## Verify
    Adressen i steg 1 svarar med `token_endpoint`.

    """

  static let chineseTenant = """
    ---
    id: sample-tenant
    who: 可以编辑该产品/服务的任何人
    ---
    # 目录（租户）`{tenantId}` 不存在
    ## Messages
        找不到租户“{tenantId}”。
    ## Cause
    Microsoft Entra ID 中没有与潜在客户目标所保存的 ID（`{tenantId}`）对应的目录。几乎总是因为该 ID 输入有误，或者它是其他对象（例如应用程序或订阅）的 ID。

    消息中关于**订阅**的说法只是猜测。
    ## Resolution
    1. 在浏览器中打开 `https://login.example.com/{tenantId}/v2.0/.well-known/openid-configuration`；无需登录。
    2. 选择 **Entra ID** > **概述 (Overview)**，然后复制**租户 ID (Tenant ID)**：36 个字符。
    3. 为 {instanceUrl} 的用户 {userId} 运行 `az account show --query tenantId --output tsv`。
    ## Verify
    步骤 1 中的地址返回 `token_endpoint`。

    """

  static let germanTenant = """
    ---
    id: sample-tenant
    ---
    ## Messages
        Der Mandant '{tenantId}' wurde nicht gefunden.

    """
}
