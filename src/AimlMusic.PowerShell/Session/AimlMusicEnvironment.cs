using System.Collections;

namespace AimlMusic.PowerShell;

/// <summary>The connection that the environment variables describe.</summary>
internal static class AimlMusicEnvironment
{
    private static readonly string[] KeyVariables = ["AIML_API_KEY", "AIMLAPI_API_KEY", "AIMLAPI_KEY"];
    private static readonly object Lock = new();

    // One connection for the same variables, so that all runspaces share its sockets.
    private static readonly Dictionary<bool, (string? Key, string? BaseUri, AimlMusicConnection Connection)> Last = [];

    public static string? ApiKey => KeyVariable is { } name ? Environment.GetEnvironmentVariable(name) : null;

    /// <summary>The name of the environment variable that contains the key, or null if none does.</summary>
    public static string? KeyVariable => KeyVariables.FirstOrDefault(name => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name)));

    public static Uri? BaseUri
    {
        get
        {
            var text = Environment.GetEnvironmentVariable("AIML_API_BASE_URL");
            if (string.IsNullOrWhiteSpace(text))
            {
                return null;
            }

            return Uri.TryCreate(text!.Trim(), UriKind.Absolute, out var uri)
                ? uri
                : throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, $"AIML_API_BASE_URL{AimlMusicConnection.Quoted(text!)} is not an absolute URL.");
        }
    }

    /// <summary>The address that a command with these parameters, which may be incomplete, would use. No key is needed.</summary>
    /// <exception cref="AimlMusicException">The address in the environment is not valid.</exception>
    public static Uri AddressFor(IDictionary? boundParameters) =>
        (Unwrap.Object(boundParameters?[nameof(ConnectedCmdlet.Connection)]) as AimlMusicConnection ?? AimlMusicSession.Current)?.BaseUri ?? BaseUri ?? AimlMusicConnection.DefaultBaseUri;

    /// <summary>Gets the connection. If no key is needed, the connection has none, even if the environment does.</summary>
    public static AimlMusicConnection Connect(string host, bool needsKey)
    {
        lock (Lock)
        {
            var (key, baseUri) = (needsKey ? ApiKey : null, BaseUri);
            if (!Last.TryGetValue(needsKey, out var last) || last.Key != key || last.BaseUri != baseUri?.AbsoluteUri)
            {
                last = (key, baseUri?.AbsoluteUri, new AimlMusicConnection(new() { ApiKey = key, IsKeyless = !needsKey, BaseUri = baseUri, Host = host, Source = needsKey ? KeyVariable : null }));
                Last[needsKey] = last;
            }

            return last.Connection;
        }
    }
}
