namespace AimlMusic.Core;

/// <summary>Handles tasks that are not awaited.</summary>
internal static class Unawaited
{
    /// <summary>Reports the failure of a task, so that those who depend on it do not wait forever.</summary>
    public static async Task OrElse(this Task task, Action<Exception> broken)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Any exception is reported.
        catch (Exception e)
#pragma warning restore CA1031
        {
            broken(e);
        }
    }
}
