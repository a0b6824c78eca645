using System.Net;
using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>Who is let in: clients that say what they are, with a key.</summary>
internal sealed class Gate(KeyRing keys)
{
    // Seen with Python's own client too.
    public static bool IsUnwanted(SandboxRequest request) =>
        request.Header("User-Agent") is not { } name || string.IsNullOrWhiteSpace(name) || name.StartsWith("Python-urllib", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the edge in front of the service says to such a client.</summary>
    public static HttpResponseMessage RefuseUnwanted() =>
        new(HttpStatusCode.Forbidden) { Content = new StringContent("error code: 1010", Encoding.UTF8, "text/plain") };

    public static HttpResponseMessage RefuseKey(SandboxRequest request) =>
        ErrorAnswer.Problem(request, 401, "UnauthorizedException", request.Key.Length == 0 ? "No API key was sent." : "The API key is not valid.");

    public bool HasKey(SandboxRequest request) => keys.Has(request.Key);

    /// <summary>Whether the key may make songs.</summary>
    public bool HasScope => keys.Scopes.Contains(KeyRing.AudioScope);

    public static HttpResponseMessage RefuseScope(SandboxRequest request) =>
        ErrorAnswer.Problem(request, 403, "ForbiddenException", "The API key does not have access to this resource.");
}
