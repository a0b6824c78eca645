using System.Management.Automation;
using System.Reflection;

namespace AimlMusic.Desktop;

/// <summary>The laid module as Windows PowerShell takes it in: the cmdlets' assembly by its path, its public types, its initializer.</summary>
internal sealed class LaidModule
{
    public LaidModule(string folder)
    {
        Folder = Path.GetFullPath(folder);
        var cmdlets = Assembly.LoadFrom(Path.Combine(Folder, "AimlMusic.PowerShell.dll"));
        // Windows PowerShell loads the public types before it calls the initializer.
        _ = cmdlets.GetExportedTypes();
        Handler = cmdlets.GetType("AimlMusic.PowerShell.EditionAssemblies", throwOnError: true);
        // This program is outside of the folder, so the module's own handler has no answer for it.
        AppDomain.CurrentDomain.AssemblyResolve += (_, args) =>
            args.RequestingAssembly == typeof(LaidModule).Assembly ? Assembly.LoadFrom(Path.Combine(Edition, new AssemblyName(args.Name).Name + ".dll")) : null;
    }

    public string Folder { get; }

    /// <summary>The folder of the assemblies for Windows PowerShell.</summary>
    public string Edition => Path.Combine(Folder, "net472");

    public Type Handler { get; }

    public void Import() => ((IModuleAssemblyInitializer)Activator.CreateInstance(Handler)).OnImport();
}
