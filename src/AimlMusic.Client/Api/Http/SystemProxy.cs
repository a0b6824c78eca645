using System.Net;

namespace AimlMusic.Api;

/// <summary>
/// The proxy of the environment or the system, with <c>no_proxy</c>. Loopback addresses are accessed directly, because a proxy could read
/// the API key over http.
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
    // The interface in .NET Framework does not declare the result as nullable.
    public Uri GetProxy(Uri destination) => IsBypassed(destination) ? null! : system!.GetProxy(destination)!;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => system is null || host.IsLoopback || system.IsBypassed(host);
}
