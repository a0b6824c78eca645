namespace AimlMusic.Saving;

/// <summary>Writes a file completely, or not at all: under a temporary name first.</summary>
internal static class WholeFile
{
    /// <param name="path">The full path.</param>
    /// <param name="content">The content.</param>
    /// <param name="overwrite">Whether to replace an existing file.</param>
    /// <param name="time">The clock; if another process uses the file, the operation is retried.</param>
    /// <exception cref="IOException">The file exists, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file is not writable.</exception>
    public static void Write(string path, byte[] content, bool overwrite, TimeProvider? time = null)
    {
        var folder = Path.GetDirectoryName(path)!;
        var passing = Path.Combine(folder, $"{FileNameLimit.In(folder).CutForPartial(Path.GetFileName(path))}.{Guid.NewGuid().ToString("N")[..8]}.partial");
        try
        {
            using (var file = AtomicFile.Create(passing))
            {
                file.Write(content, 0, content.Length);
                file.Flush(flushToDisk: true);
            }

            if (overwrite)
            {
                AtomicFile.Replace(passing, path, time);
            }
            else
            {
                AtomicFile.Move(passing, path, time);
            }
        }
        catch
        {
            AtomicFile.TryDelete(passing);
            throw;
        }
    }
}
