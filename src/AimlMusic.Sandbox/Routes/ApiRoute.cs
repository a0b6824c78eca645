using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>All endpoints of the API: checks a request and passes it to its endpoint.</summary>
/// <param name="gate">Checks the client and its key.</param>
/// <param name="endpoints">The endpoints.</param>
/// <param name="rate">The rate limit; null for none.</param>
/// <param name="sendsRetryAfter">Whether a 429 has the header Retry-After.</param>
internal sealed class ApiRoute(Gate gate, IReadOnlyList<Endpoint> endpoints, RateWindow? rate = null, bool sendsRetryAfter = false) : IRoute
{
    /// <summary>The kind of a request; null if there is no such endpoint.</summary>
    public FaultRoute? KindOf(SandboxRequest request) => Find(request)?.Kind;

    public HttpResponseMessage Answer(SandboxRequest request)
    {
        if (Gate.IsUnwanted(request))
        {
            return Gate.RefuseUnwanted();
        }

        if (rate is not null && !rate.TryEnter(request.Time, out var wait))
        {
            return TooMany(request, wait);
        }

        if (Find(request) is not { } endpoint)
        {
            return RefusePath(request);
        }

        return endpoint.NeedsKey && !gate.HasKey(request) ? Gate.RefuseKey(request)
            : endpoint.Kind == FaultRoute.Submit && !gate.HasScope ? Gate.RefuseScope(request)
            : endpoint.Route.Answer(request);
    }

    private HttpResponseMessage TooMany(SandboxRequest request, TimeSpan wait)
    {
        var answer = ErrorAnswer.Problem(request, 429, "TooManyRequestsException", "Too many requests.");
        if (sendsRetryAfter)
        {
            answer.Headers.Add("Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        }

        return answer;
    }

    private Endpoint? Find(SandboxRequest request) =>
        endpoints.FirstOrDefault(endpoint => endpoint.Path == request.Path && endpoint.Method == request.Method);

    private HttpResponseMessage RefusePath(SandboxRequest request)
    {
        var allowed = endpoints.Where(endpoint => endpoint.Path == request.Path).Select(endpoint => endpoint.Method).ToList();
        if (allowed.Count == 0)
        {
            return ErrorAnswer.Problem(request, 404, "NotFoundException", $"Cannot {request.Method} {request.Path}");
        }

        var answer = ErrorAnswer.Problem(request, 405, "MethodNotAllowedException", $"Method {request.Method} is not allowed for {request.Path}");
        answer.Content.Headers.TryAddWithoutValidation("Allow", string.Join(", ", allowed));
        return answer;
    }
}
