using System.Net;
using System.Runtime.CompilerServices;
using System.Security;
using AimlMusic.Sandbox;

namespace AimlMusic.PowerShell;

/// <summary>Sets the connection of this session. Nothing is sent, unless -Test is specified.</summary>
[Cmdlet(VerbsCommunications.Connect, "AimlMusic", DefaultParameterSetName = ServiceSet, HelpUri = HelpPages.Address + "Connect-AimlMusic.md")]
[OutputType(typeof(AimlMusicConnection))]
public sealed class ConnectAimlMusicCommand : AsyncCmdlet
{
    private const string ServiceSet = "Service";
    private const string SandboxSet = "Sandbox";

    private bool _isConnected;

    /// <summary>The API key. Default: the key in the environment.</summary>
    [Parameter(Position = 0, ParameterSetName = ServiceSet)]
    [ValidateNotNull]
    [ApiKeyTransformation]
    public SecureString? ApiKey { get; set; }

    /// <summary>The base URI of the service: https, or http to a loopback address.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateNotNull]
    public Uri? BaseUri { get; set; }

    /// <summary>The address of the proxy server.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>The credentials for the proxy. Requires <see cref="Proxy"/>.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Uses the credentials of the current user for the proxy. Requires <see cref="Proxy"/>.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>The time-out of one HTTP exchange, in seconds: 1 to 3600.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>The number of retries of an exchange that is safe to repeat: 0 to 100.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>Uses the sandbox in this process: no key, no network, no cost.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>Requests the balance once, so that a key or an address that does not work is reported now instead of at the first song.</summary>
    [Parameter]
    public SwitchParameter Test { get; set; }

    /// <summary>Writes the connection to the pipeline, for use with -Connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
#pragma warning disable CA2000 // The session owns it.
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
            // The address is not the target object: it may contain a secret, which can be why it was refused.
            ThrowTerminatingError(ErrorRecords.From(e, null, isAboutSongs: false));
        }
    }

    /// <summary>If the command did not succeed, for whatever reason (even a parameter that cannot be bound), the session counts as not connected.</summary>
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

    // Not inlined, so that the assembly of the sandbox is loaded only when it is used.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private AimlMusicConnection ConnectSandbox()
    {
        // The ledger is kept after the sandbox ends, so the songs of two sandboxes must not have the same ids.
        SandboxOptions options = new() { Seed = Guid.NewGuid().GetHashCode() };
        return new(new() { Handler = new SandboxHandler(options), BaseUri = options.BaseUri, Host = HostVersion.Of(this), Source = MyInvocation.MyCommand.Name });
    }

    private WebProxy? MakeProxy()
    {
        if (Proxy is null)
        {
            return ProxyCredential is null && !ProxyUseDefaultCredentials
                ? null
                : throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, "-ProxyCredential and -ProxyUseDefaultCredentials require -Proxy.");
        }

        // .NET ignores a user in the address, and its error messages contain the address.
        if (Proxy.IsAbsoluteUri && Proxy.UserInfo.Length > 0)
        {
            throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, "The address of -Proxy contains a user name. Specify it with -ProxyCredential instead.");
        }

        return new WebProxy(Proxy)
        {
            UseDefaultCredentials = ProxyUseDefaultCredentials,
            Credentials = ProxyCredential?.GetNetworkCredential() ?? (ProxyUseDefaultCredentials ? CredentialCache.DefaultCredentials : null),
        };
    }
}
