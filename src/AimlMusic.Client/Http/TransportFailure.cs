using System.Net;
using System.Security.Authentication;

namespace AimlMusic;

/// <summary>Turns what a transport throws into one sentence, and tells whether anything was sent.</summary>
internal static class TransportFailure
{
    public static bool Is(Exception exception) =>
        exception is HttpRequestException or OperationCanceledException or IOException or WebException or InvalidOperationException or ObjectDisposedException;

    public static AimlMusicException Describe(Exception exception, HttpRequestMessage request, TimeSpan timeout)
    {
        // What the body itself found wrong, a transport hands on in a wrapping of its own.
        if (exception.GetBaseException() is AimlMusicException own)
        {
            return own;
        }

        var host = request.RequestUri!.Authority;
        var message = exception is OperationCanceledException
            ? $"{host} did not answer within {timeout.TotalSeconds:0.###} s."
            : $"{host} could not be reached, or broke the connection: {Innermost(exception)}";
        return new AimlMusicException(AimlMusicErrorKind.ConnectionFailed, message, exception)
        {
            NotSent = IsUnsent(request),
        };
    }

    /// <exception cref="OperationCanceledException">The caller stopped the exchange.</exception>
    public static void ThrowIfStopped(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested && IsUnsent(request))
        {
            throw new StoppedBeforeSendingException(cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    // A request whose body never began to leave cannot have been taken.
    private static bool IsUnsent(HttpRequestMessage request) => request.Content is SendOnceContent { HasBegun: false };

    private static string Innermost(Exception exception)
    {
        var inner = exception.GetBaseException();
        return exception.InnerException is AuthenticationException ? "the certificate is not trusted. " + inner.Message : inner.Message;
    }
}
