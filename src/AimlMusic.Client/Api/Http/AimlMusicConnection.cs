using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;

namespace AimlMusic;

/// <summary>A way to the service. It holds the API key and never shows it.</summary>
public sealed class AimlMusicConnection : IDisposable
{
    // A shorter one is no secret, and in any words: with the key "x" a text became "E***pected".
    private const int ShortestSecret = 8;

    private readonly string? _apiKey;
    private readonly IWebProxy? _proxy;

    /// <summary>Creates a connection. Nothing is sent.</summary>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.ApiKeyMissing"/> where there is no key;
    /// <see cref="AimlMusicErrorKind.RequestInvalid"/> where the key or the address cannot be used.
    /// </exception>
    public AimlMusicConnection(AimlMusicConnectionOptions options)
    {
        BaseUri = CheckBaseUri(options.BaseUri ?? DefaultBaseUri);
        IsSandbox = options.Handler is not null;
        Timeout = options.Timeout;
        MaximumRetryCount = options.MaximumRetryCount;
        Source = options.Source;
        TimeProvider = options.TimeProvider ?? TimeProvider.System;
        UserAgent = MakeUserAgent(options.Host);
        ServiceClock = new ServiceClock(TimeProvider);
        _apiKey = options.IsKeyless ? null : CheckKey(options.ApiKey ?? (IsSandbox ? "sandbox" : null));
        KeyMark = Hex.Sha256Of("AimlMusic\n" + _apiKey)[..8];
        // A handler is a service of its own, whatever its address is.
        RateLimiter = options.Handler is null ? RateLimiters.For(BaseUri, _apiKey, TimeProvider) : new RateLimiter(TimeProvider);
        _proxy = options.Handler is null ? options.Proxy ?? SystemProxy.Default : null;
        // The client owns the handler.
#pragma warning disable CA2000
        Http = new HttpClient(options.Handler ?? NetworkHandler.Create(_proxy!))
#pragma warning restore CA2000
        {
            // Each exchange is timed by itself, so that a long download is not cut off.
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The vendor's address.</summary>
    public static Uri DefaultBaseUri { get; } = new("https://api.aimlapi.com/");

    /// <summary>The service's address, with a slash at its end.</summary>
    public Uri BaseUri { get; }

    /// <summary>Whether this is the in-process sandbox.</summary>
    public bool IsSandbox { get; }

    /// <summary>How long one HTTP exchange may take.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>How often an exchange that can do no harm is tried again.</summary>
    public int MaximumRetryCount { get; }

    /// <summary>Where the connection comes from: <c>Connect-AimlMusic</c>, or the environment variable that holds the key. Null where its maker did not say.</summary>
    public string? Source { get; }

    internal TimeProvider TimeProvider { get; }

    internal string UserAgent { get; }

    /// <summary>The service's clock, as far as its answers tell.</summary>
    internal ServiceClock ServiceClock { get; }

    /// <summary>Tells one key from another without telling anything of it: 32 bits of a digest.</summary>
    internal string KeyMark { get; }

    /// <summary>What every request to the service goes through.</summary>
    internal RateLimiter RateLimiter { get; }

    internal HttpClient Http { get; }

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();

    /// <inheritdoc/>
    public override string ToString() => IsSandbox ? "AimlMusic sandbox" : BaseUri.ToString();

    internal void Authorize(HttpRequestMessage request)
    {
        if (_apiKey is null)
        {
            throw KeyMissing();
        }

        // The key goes to the service's own origin alone.
        if (request.RequestUri!.HasOriginOf(BaseUri))
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _apiKey);
        }
    }

    /// <summary>The proxy's host and port, without a user; null where an address is asked directly.</summary>
    internal string? ProxyFor(Uri address) =>
        _proxy is { } proxy && !proxy.IsBypassed(address) && proxy.GetProxy(address) is { } through && through != address ? Line(through.Authority) : null;

    /// <summary>Takes the key out of a text that somebody else wrote.</summary>
    internal string Redact(string text) => _apiKey is { Length: >= ShortestSecret } key ? text.Replace(key, "***") : text;

    /// <summary>A text of the service as it may be shown: one line, without the key and without anything that a terminal would obey.</summary>
    internal string Line(string text, int longest = 500) => SanitizeForTerminal.Of(Redact(text), longest);

    /// <summary>A link as it may be shown: as it came, since it may be signed, or in the form in which it would be sent.</summary>
    internal string Link(string url)
    {
        var link = Redact(url);
        return SanitizeForTerminal.IsWord(link) ? link : Uri.TryCreate(link, UriKind.Absolute, out var uri) ? uri.AbsoluteUri : Line(link);
    }

    /// <inheritdoc cref="Line(string, int)"/>
    internal string? LineOrNull(string? text, int longest = 500) => text is null ? null : Line(text, longest);

    private static Uri CheckBaseUri(Uri uri)
    {
        var isSafe = uri.IsAbsoluteUri && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
        if (!isSafe || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw new AimlMusicException(
                AimlMusicErrorKind.RequestInvalid,
                $"The base URI{Quoted(uri.OriginalString)} is not valid: it must use https, or http to a loopback address, without user name, query and fragment.");
        }

        return uri.AbsolutePath.EndsWith("/", StringComparison.Ordinal) ? uri : new Uri(uri.AbsoluteUri + "/");
    }

    /// <summary>An address for a message, a quotation; nothing where it may hold a password or a key.</summary>
    internal static string Quoted(string address) => address.IndexOfAny(['@', '?', '#']) < 0 ? $" '{SanitizeForTerminal.Of(address)}'" : "";

    private static string CheckKey(string? key)
    {
        key = key?.Trim();
        if (string.IsNullOrEmpty(key))
        {
            throw KeyMissing();
        }

        // Says nothing of what the key holds: the message may be logged.
        return key!.All(letter => letter is > ' ' and < '\x7f')
            ? key!
            : throw new AimlMusicException(
                AimlMusicErrorKind.RequestInvalid,
                "The API key contains spaces, line breaks or non-ASCII characters. It was probably not copied exactly.");
    }

    private static AimlMusicException KeyMissing() => new(AimlMusicErrorKind.ApiKeyMissing, "There is no API key for AI/ML API.");

    private static string MakeUserAgent(string? host)
    {
        var version = typeof(AimlMusicConnection).Assembly.GetName().Version!;
        var system = new string([.. RuntimeInformation.OSDescription.Where(letter => letter is >= ' ' and < '\x7f' and not '(' and not ')')]);
        return string.Format(CultureInfo.InvariantCulture, "AimlMusic/{0} ({1}; {2})", version.ToString(3), host ?? RuntimeInformation.FrameworkDescription, system.Trim());
    }
}
