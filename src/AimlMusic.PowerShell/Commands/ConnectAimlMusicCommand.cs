using System.Net;
using System.Runtime.CompilerServices;
using System.Security;
using AimlMusic.Sandbox;

namespace AimlMusic.PowerShell;

/// <summary>Sets the connection of this session. Nothing is sent, but with -Test.</summary>
[Cmdlet(VerbsCommunications.Connect, "AimlMusic", DefaultParameterSetName = ServiceSet, HelpUri = HelpPages.Address + "Connect-AimlMusic.md")]
[OutputType(typeof(AimlMusicConnection))]
public sealed class ConnectAimlMusicCommand : AsyncCmdlet
{
    private const string ServiceSet = "Service";
    private const string SandboxSet = "Sandbox";

    private bool _isConnected;

    /// <summary>The API key; without it the one of the environment.</summary>
    [Parameter(Position = 0, ParameterSetName = ServiceSet)]
    [ValidateNotNull]
    [ApiKeyTransformation]
    public SecureString? ApiKey { get; set; }

    /// <summary>The service's address: https, or http to loopback.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateNotNull]
    public Uri? BaseUri { get; set; }

    /// <summary>The proxy.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>Who to be at the proxy.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Be the user of this process at the proxy.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>How long one HTTP exchange may take, in seconds, 1 to 3600.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often an exchange that can do no harm is tried again, 0 to 100.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>Use the sandbox inside this process: no key, no network, no cost.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>Ask the service for the balance, once: a key or an address that does not work is an error now, and not at the first song.</summary>
    [Parameter]
    public SwitchParameter Test { get; set; }

    /// <summary>Write the connection, to be given to -Connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
#pragma warning disable CA2000 // The session keeps it.
            var connection = Connect();
#pragma warning restore CA2000
            if (Test)
            {
                ThrowIfRefused(connection);
            }

            AimlMusicSession.Connected(connection);
            _isConnected = true;
            if (PassThru)
            {
                WriteObject(connection);
            }
        }
        catch (AimlMusicException e)
        {
            // Not the address: it may be refused for what it holds.
            ThrowTerminatingError(ErrorRecords.From(e, null));
        }
    }

    /// <summary>Whatever ended it, even a parameter that cannot be bound: where it did not succeed, it failed.</summary>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!_isConnected)
        {
            AimlMusicSession.Failed();
        }
    }

    private void ThrowIfRefused(AimlMusicConnection connection)
    {
        AimlMusicException? refusal = null;
        Start(AskAsync, null);
        base.EndProcessing();
        if (refusal is not null)
        {
            connection.Dispose();
            throw refusal;
        }

        async Task AskAsync(CancellationToken cancellationToken)
        {
            try
            {
                var balance = await new AccountLookup(new AimlMusicClient(connection)).GetBalanceAsync(cancellationToken).ConfigureAwait(false);
                Post(() => WriteVerbose($"The service accepts the key. The account's balance is {balance}."));
            }
            catch (AimlMusicException e)
            {
                refusal = e;
            }
        }
    }

    private AimlMusicConnection Connect() => Sandbox ? ConnectSandbox() : new(new()
    {
        ApiKey = ApiKey is null ? AimlMusicEnvironment.ApiKey : new NetworkCredential("", ApiKey).Password,
        BaseUri = BaseUri ?? AimlMusicEnvironment.BaseUri,
        Proxy = MakeProxy(),
        Timeout = TimeSpan.FromSeconds(TimeoutSec),
        MaximumRetryCount = MaximumRetryCount,
        Host = HostVersion.Of(this),
        Source = MyInvocation.MyCommand.Name,
    });

    // Not inlined: who does without the sandbox does not load its assembly.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private AimlMusicConnection ConnectSandbox()
    {
        // The ledger outlives the sandbox: songs of two sandboxes must not have the same ids.
        SandboxOptions options = new() { Seed = Guid.NewGuid().GetHashCode() };
        return new(new() { Handler = new SandboxHandler(options), BaseUri = options.BaseUri, Host = HostVersion.Of(this), Source = MyInvocation.MyCommand.Name });
    }

    private WebProxy? MakeProxy()
    {
        if (Proxy is null)
        {
            return ProxyCredential is null && !ProxyUseDefaultCredentials
                ? null
                : throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, "-ProxyCredential and -ProxyUseDefaultCredentials need a -Proxy.");
        }

        // .NET takes no user from there, and tells the address in its errors.
        if (Proxy.IsAbsoluteUri && Proxy.UserInfo.Length > 0)
        {
            throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, "-Proxy has a user in its address: give it with -ProxyCredential.");
        }

        return new WebProxy(Proxy)
        {
            UseDefaultCredentials = ProxyUseDefaultCredentials,
            Credentials = ProxyCredential?.GetNetworkCredential() ?? (ProxyUseDefaultCredentials ? CredentialCache.DefaultCredentials : null),
        };
    }
}
