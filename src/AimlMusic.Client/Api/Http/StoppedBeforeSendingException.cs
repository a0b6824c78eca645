namespace AimlMusic.Api;

/// <summary>The caller stopped an exchange before a byte of its body had left: it cannot have been taken.</summary>
#pragma warning disable CA1032 // Made in one place, for one reason.
internal sealed class StoppedBeforeSendingException(CancellationToken cancellationToken) : OperationCanceledException(cancellationToken);
#pragma warning restore CA1032
