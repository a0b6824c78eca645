using System.Net;
using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>An answer with an ETag; 304 if the client already has it.</summary>
internal static class TaggedAnswer
{
    public static HttpResponseMessage Of(HttpResponseMessage answer, SandboxRequest request, SandboxSeed seed)
    {
        // The tag is a digest of the whole answer.
        var body = Encoding.UTF8.GetString(answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult());
        var tag = $"W/\"{body.Length:x}-{seed.Hex("models:" + body).Substring(0, 27)}\"";
        if (IsKnown(request.Header("If-None-Match"), tag))
        {
            answer.Dispose();
            answer = new HttpResponseMessage(HttpStatusCode.NotModified) { Content = new ByteArrayContent([]) };
        }

        answer.Headers.TryAddWithoutValidation("ETag", tag);
        return answer;
    }

    // For this header, a weak tag equals the strong one.
    private static bool IsKnown(string? header, string tag) =>
        header?.Split(',').Select(part => part.Trim()).Any(part => part == tag || "W/" + part == tag || part == "*") == true;
}
