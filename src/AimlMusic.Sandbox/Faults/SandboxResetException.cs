namespace AimlMusic.Sandbox;

/// <summary>The connection was reset on demand. A server resets its connection; without a server, the client gets this exception.</summary>
public sealed class SandboxResetException : HttpRequestException
{
    /// <summary>A reset.</summary>
    public SandboxResetException()
        : this("The sandbox reset the connection.")
    {
    }

    /// <summary>A reset with a message.</summary>
    /// <param name="message">The message.</param>
    public SandboxResetException(string message)
        : base(message)
    {
    }

    /// <summary>A reset with a message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public SandboxResetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
