using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AimlMusic.Api;

/// <summary>
/// Converts an error answer to an exception: the two JSON formats of the service, and anything that a proxy returns.
/// Source: https://docs.aimlapi.com/errors-and-messages.
/// </summary>
internal static class ErrorAnswer
{
    private const int LongestId = 200;

    public static AimlMusicException Read(ApiAnswer answer, AimlMusicConnection connection)
    {
        using var document = JsonReading.Parse(answer.Body);
        var root = document?.RootElement ?? default;
        var said = connection.Line(Redirected(answer) ?? ServiceWords.Of(root) ?? Bare(answer));
        var problems = ServiceWords.Problems(root).Select(problem => connection.Line(problem)).ToArray();
        var kind = KindOf(answer.Status, root.Child("error").Child("data").Text("kind"));
        var colon = said.Length > 0 ? $": {said.TrimEnd('.')}." : ".";
        return new AimlMusicException(kind, $"{Sentence(kind)} ({(int)answer.Status}){colon} {string.Join(" ", problems)}".TrimEnd())
        {
            StatusCode = answer.Status,
            RequestId = connection.LineOrNull(root.Text("requestId") ?? answer.RequestId, LongestId),
            InferenceId = answer.InferenceId,
            IsServiceError = IsServiceError(root),
            RetryAfter = answer.RetryAfter,
            ServiceMessage = said,
            Problems = problems,
        };
    }

    // Both formats of the service have a message and, beside it, a status or a request id.
    private static bool IsServiceError(JsonElement root) =>
        (root.Text("message") ?? root.Text("title") ?? root.Child("error").Text("message")) is not null
        && (Has(root, "requestId") || Has(root, "statusCode") || Has(root, "status") || root.Child("error").ValueKind == JsonValueKind.Object);

    private static bool Has(JsonElement root, string name) =>
        root.Child(name).ValueKind is JsonValueKind.String or JsonValueKind.Number;

    private static AimlMusicErrorKind KindOf(HttpStatusCode status, string? kind) => (int)status switch
    {
        401 => AimlMusicErrorKind.Unauthorized,
        402 => AimlMusicErrorKind.InsufficientCredits,
        // The vendor's spelling, and the correct one in case the vendor corrects it.
        403 when kind is "err_insufficent_credits" or "err_insufficient_credits" => AimlMusicErrorKind.InsufficientCredits,
        403 when kind is "err_unverified_card" => AimlMusicErrorKind.CardUnverified,
        403 => AimlMusicErrorKind.Forbidden,
        404 => AimlMusicErrorKind.NotFound,
        // Only a proxy returns it.
        407 => AimlMusicErrorKind.ConnectionFailed,
        429 => AimlMusicErrorKind.RateLimited,
        408 or 425 => AimlMusicErrorKind.ServiceUnavailable,
        >= 400 and < 500 => AimlMusicErrorKind.RequestInvalid,
        _ => AimlMusicErrorKind.ServiceUnavailable,
    };

    private static string Sentence(AimlMusicErrorKind kind) => kind switch
    {
        AimlMusicErrorKind.Unauthorized => "The service does not accept the API key",
        AimlMusicErrorKind.InsufficientCredits => "The account does not have enough credits",
        AimlMusicErrorKind.CardUnverified => "The card of the account is not verified",
        AimlMusicErrorKind.Forbidden => "The service denied access",
        AimlMusicErrorKind.NotFound => "The service did not find it",
        AimlMusicErrorKind.RateLimited => "The service received too many requests",
        AimlMusicErrorKind.ConnectionFailed => "The proxy requires credentials: specify them with 'Connect-AimlMusic -Proxy … -ProxyCredential'",
        AimlMusicErrorKind.RequestInvalid => "The service rejected the request",
        _ => "The service failed",
    };

    private static string? Redirected(ApiAnswer answer) => answer.Location is not { } location ? null
        : $"it redirects to {location.GetLeftPart(UriPartial.Authority)}. If the service has moved to that address, run 'Connect-AimlMusic -BaseUri {location.GetLeftPart(UriPartial.Authority)}'";

    // A proxy returns HTML, whose title is the most useful part.
    private static string Bare(ApiAnswer answer)
    {
        var text = Encoding.UTF8.GetString(answer.Body, 0, Math.Min(answer.Body.Length, 16 * 1024));
        try
        {
            var title = Regex.Match(text, "<title>(.*?)</title>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
            var bare = title.Success ? title.Groups[1].Value : Regex.Replace(text, "<[^>]*>", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
            return bare.TrimStart().StartsWith("{", StringComparison.Ordinal) ? "" : bare;
        }
        catch (RegexMatchTimeoutException)
        {
            // The status is more useful than this text.
            return "";
        }
    }
}
