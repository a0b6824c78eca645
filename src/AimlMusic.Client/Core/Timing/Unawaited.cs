namespace AimlMusic.Core;

/// <summary>What runs by itself, and nobody awaits.</summary>
internal static class Unawaited
{
    /// <summary>Tells those who depend on it where it breaks: nobody else would hear of it, and they would wait for ever.</summary>
    public static async Task OrElse(this Task task, Action<Exception> broken)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is, it goes to them.
        catch (Exception e)
#pragma warning restore CA1031
        {
            broken(e);
        }
    }
}
