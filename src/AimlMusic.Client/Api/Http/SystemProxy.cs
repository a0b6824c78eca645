using System.Net;

namespace AimlMusic.Api;

/// <summary>
/// The proxy of the environment or the system, <c>no_proxy</c> included. What listens on this machine is asked directly: over http a
/// proxy would read the API key.
/// </summary>
internal sealed class SystemProxy(IWebProxy? system) : IWebProxy
{
#if NET
    public static SystemProxy Default => new(HttpClient.DefaultProxy);
#else
    public static SystemProxy Default => new(WebRequest.DefaultWebProxy);
#endif

    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => system?.Credentials;
        set => throw new NotSupportedException("The system's proxy is shared by all of this process.");
    }

    /// <inheritdoc/>
    // The interface of the Framework does not say that there may be none.
    public Uri GetProxy(Uri destination) => IsBypassed(destination) ? null! : system!.GetProxy(destination)!;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => system is null || host.IsLoopback || system.IsBypassed(host);
}
