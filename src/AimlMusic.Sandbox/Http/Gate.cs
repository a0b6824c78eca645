using System.Net;
using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>Checks the User-Agent and the key of a request.</summary>
internal sealed class Gate(KeyRing keys)
{
    // This was also observed with the default client of Python.
    public static bool IsUnwanted(SandboxRequest request) =>
        request.Header("User-Agent") is not { } name || string.IsNullOrWhiteSpace(name) || name.StartsWith("Python-urllib", StringComparison.OrdinalIgnoreCase);

    /// <summary>The answer of the server in front of the service to such a client.</summary>
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
