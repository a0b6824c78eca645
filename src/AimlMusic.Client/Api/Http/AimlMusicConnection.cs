using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;

namespace AimlMusic;

/// <summary>A connection to the service. It contains the API key and never shows it.</summary>
public sealed class AimlMusicConnection : IDisposable
{
    // Shorter keys are not secrets, and occur in any text: with the key "x", "Expected" became "E***pected".
    private const int ShortestSecret = 8;

    private readonly string? _apiKey;
    private readonly IWebProxy? _proxy;

    /// <summary>Creates a connection. Nothing is sent.</summary>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.ApiKeyMissing"/> if there is no key;
    /// <see cref="AimlMusicErrorKind.RequestInvalid"/> if the key or the address is not valid.
    /// </exception>
    internal AimlMusicConnection(AimlMusicConnectionOptions options)
    {
        BaseUri = CheckBaseUri(options.BaseUri ?? DefaultBaseUri);
        IsSandbox = options.Handler is not null;
        Timeout = options.Timeout;
        MaximumRetryCount = options.MaximumRetryCount;
        Source = options.Source;
        TimeProvider = options.TimeProvider ?? TimeProvider.System;
        UserAgent = MakeUserAgent(options.Host);
        CreatedUtc = TimeProvider.GetUtcNow();
        ServiceClock = new ServiceClock(TimeProvider);
        _apiKey = options.IsKeyless ? null : CheckKey(options.ApiKey ?? (IsSandbox ? "sandbox" : null));
        KeyMark = Hex.Sha256Of("AimlMusic\n" + _apiKey)[..8];
        // A handler has its own rate limiter, whatever its address is.
        RateLimiter = options.Handler is null ? RateLimiters.For(BaseUri, _apiKey, TimeProvider) : new RateLimiter(TimeProvider);
        _proxy = options.Handler is null ? options.Proxy ?? SystemProxy.Default : null;
        // The client owns the handler.
#pragma warning disable CA2000
        Http = new HttpClient(options.Handler ?? NetworkHandler.Create(_proxy!))
#pragma warning restore CA2000
        {
            // Each exchange has its own time-out, so that a long download is not canceled.
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The default address of the service.</summary>
    public static Uri DefaultBaseUri { get; } = new("https://api.aimlapi.com/");

    /// <summary>The address of the service, with a slash at the end.</summary>
    public Uri BaseUri { get; }

    /// <summary>Whether this is the in-process sandbox.</summary>
    public bool IsSandbox { get; }

    /// <summary>When the connection was created. A sandbox does not know the songs of an earlier one.</summary>
    internal DateTimeOffset CreatedUtc { get; }

    /// <summary>The time-out of one HTTP exchange.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The number of retries of an exchange that is safe to repeat.</summary>
    public int MaximumRetryCount { get; }

    /// <summary>The source: <c>Connect-AimlMusic</c>, or the environment variable with the key; null if it was not specified.</summary>
    public string? Source { get; }

    internal TimeProvider TimeProvider { get; }

    internal string UserAgent { get; }

    /// <summary>The service's clock, according to its answers.</summary>
    internal ServiceClock ServiceClock { get; }

    /// <summary>Distinguishes keys without revealing them: 32 bits of a digest.</summary>
    internal string KeyMark { get; }

    /// <summary>The rate limiter for all requests to the service.</summary>
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

        // The key is sent only to the origin of the service.
        if (request.RequestUri!.HasOriginOf(BaseUri))
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _apiKey);
        }
    }

    /// <summary>The host and port of the proxy, without a user; null if none is used for the address.</summary>
    internal string? ProxyFor(Uri address) =>
        _proxy is { } proxy && !proxy.IsBypassed(address) && proxy.GetProxy(address) is { } through && through != address ? Line(through.Authority) : null;

    /// <summary>Removes the key from a text of foreign origin.</summary>
    internal string Redact(string text) => _apiKey is { Length: >= ShortestSecret } key ? text.Replace(key, "***") : text;

    /// <summary>Sanitizes a text of the service: one line, without the key, control characters and escape sequences.</summary>
    internal string Line(string text, int longest = 500) => SanitizeForTerminal.Of(Redact(text), longest);

    /// <summary>Sanitizes a link. It stays unchanged if possible, because it can be signed; otherwise it is escaped.</summary>
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

    /// <summary>A quoted address for a message; an empty string if the address may contain a password or a key.</summary>
    internal static string Quoted(string address) => address.IndexOfAny(['@', '?', '#']) < 0 ? $" '{SanitizeForTerminal.Of(address)}'" : "";

    private static string CheckKey(string? key)
    {
        key = key?.Trim();
        if (string.IsNullOrEmpty(key))
        {
            throw KeyMissing();
        }

        // The message does not quote the key, because it may be logged.
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
