namespace AimlMusic.PowerShell;

/// <summary>What the environment says of the connection.</summary>
internal static class AimlMusicEnvironment
{
    private static readonly string[] KeyVariables = ["AIML_API_KEY", "AIMLAPI_API_KEY", "AIMLAPI_KEY"];
    private static readonly object Lock = new();

    // One connection for all that find the same environment: its sockets are shared by every runspace.
    private static (string? Key, string? BaseUri, AimlMusicConnection Connection)? _last;

    public static string? ApiKey => KeyVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

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
                : throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, $"AIML_API_BASE_URL is '{text}', which is no URL.");
        }
    }

    public static AimlMusicConnection Connect(string host)
    {
        lock (Lock)
        {
            var (key, baseUri) = (ApiKey, BaseUri);
            if (_last is not { } last || last.Key != key || last.BaseUri != baseUri?.AbsoluteUri)
            {
                last = (key, baseUri?.AbsoluteUri, new AimlMusicConnection(new() { ApiKey = key, BaseUri = baseUri, Host = host }));
                _last = last;
            }

            return last.Connection;
        }
    }
}
