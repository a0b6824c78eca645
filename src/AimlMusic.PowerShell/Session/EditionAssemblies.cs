using System.Reflection;

namespace AimlMusic.PowerShell;

/// <summary>
/// Resolves the assemblies that the cmdlets use. This assembly is one for both editions of PowerShell; the others are built for each, and
/// Windows PowerShell needs more of them, since it has neither System.Text.Json nor binding redirects.
/// </summary>
/// <remarks>
/// PowerShell loads the public types of this assembly before it calls an initializer. So none of them inherits from a type of another
/// assembly of the module, or has a field of a value type there: a parameter with an enumeration of the client has a field of type object.
/// The handler is never removed: songs outlive the module.
/// </remarks>
public sealed class EditionAssemblies : IModuleAssemblyInitializer
{
    private static readonly string Module = Path.GetDirectoryName(typeof(EditionAssemblies).Assembly.Location)!;
    private static readonly object Importing = new();
    private static string[]? folders;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">This version of PowerShell is too old.</exception>
    /// <exception cref="FileNotFoundException">The module is not complete.</exception>
    public void OnImport()
    {
        var edition = Path.Combine(Module, EditionFolder.For(Environment.Version));
        var client = ModuleFile.Require(Path.Combine(edition, "AimlMusic.Client.dll"));
        lock (Importing)
        {
            if (folders is null)
            {
                folders = [edition, Path.Combine(edition, "Album")];
                AppDomain.CurrentDomain.AssemblyResolve += Resolve;
            }
        }

        // From now on, scripts can name its types.
        _ = Assembly.LoadFrom(client);
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        // An assembly that was loaded from bytes has no location; .NET Framework rejects an empty path.
        if (args.RequestingAssembly is { IsDynamic: false, Location.Length: > 0 } from && IsOwn(Path.GetDirectoryName(from.Location)))
        {
            var name = new AssemblyName(args.Name).Name + ".dll";
            foreach (var folder in folders!)
            {
                var file = Path.Combine(folder, name);
                if (File.Exists(file))
                {
                    return Assembly.LoadFrom(file);
                }
            }
        }

        return null;
    }

    // No LINQ: its assembly would be loaded for this alone, at each import.
    private static bool IsOwn(string? folder) =>
        string.Equals(folder, Module, StringComparison.OrdinalIgnoreCase) || Array.Exists(folders!, own => string.Equals(folder, own, StringComparison.OrdinalIgnoreCase));
}
